package dev.pacenote.adapters.in.http.streams;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pacenote.adapters.in.http.identity.session.BearerScheme;
import dev.pacenote.adapters.in.http.identity.session.CookieScheme;
import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.adapters.in.http.platform.request.body.ObjectBody;
import dev.pacenote.adapters.in.http.platform.security.Schemes;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.streams.golive.post.TestPost;
import dev.pacenote.application.streams.membership.CheckGuildAccess.Need;
import dev.pacenote.application.streams.template.Fields;
import dev.pacenote.application.streams.template.TemplateFields;
import dev.pacenote.domain.streams.audit.AuditedAction;
import dev.pacenote.domain.streams.guild.Guild;
import dev.pacenote.domain.streams.guild.Permission;
import dev.pacenote.domain.streams.guild.Permissions;
import dev.pacenote.domain.streams.guild.TargetCheck;
import dev.pacenote.domain.streams.link.Link;
import dev.pacenote.domain.streams.template.Occasion;
import dev.pacenote.domain.streams.template.RenderWarning;
import dev.pacenote.domain.streams.template.TemplateText;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a post would look, and a test of it. */
@Hidden
@Controller("/api/guilds/{guild}/test")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@Schemes({BearerScheme.class, CookieScheme.class})
final class TestPostController {

    private final GuildRequests requests;
    private final TestPost tests;
    private final ObjectMapper mapper;

    TestPostController(GuildRequests requests, TestPost tests, ObjectMapper mapper) {
        this.requests = requests;
        this.tests = tests;
        this.mapper = mapper;
    }

    /** Shows a post, and posts it as a test unless that is not wanted. */
    @Audited(AuditedAction.TEST_SENT)
    @Post
    Map<String, @Nullable Object> test(Caller caller, String guild, @Body ObjectBody body) {
        // A preview changes nothing; whoever writes a text asks for many.
        boolean sends = !Boolean.FALSE.equals(body.members().get("send"));
        var found =
                sends
                        ? requests.write(caller, guild, Need.ADMIN)
                        : requests.read(caller, guild, Need.ADMIN);
        var command =
                StreamsProblems.reading(
                        "test",
                        () ->
                                command(
                                        found,
                                        requests.profile(caller).user().id(),
                                        Fields.of(body.members())));
        return switch (tests.test(command)) {
            case TestPost.Result.Shown shown -> view(found, shown);
            case TestPost.Result.NotLinked _ -> throw StreamsProblems.noSuchStreamer();
            case TestPost.Result.NotConfigured _ ->
                    throw StreamsProblems.of(
                            409,
                            "not_configured",
                            "No channel is chosen",
                            "Please choose the channel of this server first.");
            case TestPost.Result.BotAbsent _ -> throw StreamsProblems.botAbsent();
            case TestPost.Result.ChannelNotWritable(var missing) ->
                    throw StreamsProblems.refused(
                            new TargetCheck.Refusal.ChannelNotWritable(missing));
            case TestPost.Result.TemplateRefused(var why) -> throw StreamsProblems.template(why);
            case TestPost.Result.TooMany(var wait) ->
                    throw new ProblemException(Problem.tooMany(wait));
            case TestPost.Result.MessageRefused _ ->
                    throw StreamsProblems.of(
                            400,
                            "template_invalid",
                            "Discord does not take this message",
                            "Please look at its addresses and texts.");
        };
    }

    private static TestPost.Command command(Guild guild, String caller, Fields fields) {
        var kind =
                switch (fields.text("kind").orElse("live")) {
                    case "live" -> Occasion.LIVE;
                    case "ended" -> Occasion.END;
                    default -> throw fields.wrong("kind");
                };
        var text = fields.text("custom_content").map(TemplateText::new);
        text.ifPresent(Link::requireText);
        return new TestPost.Command(
                guild.id(),
                caller,
                fields.text("streamer_id").map(GuildRequests::streamer),
                kind,
                fields.flag("send").orElse(true),
                fields.object("message_template").map(TemplateFields::read),
                text);
    }

    private Map<String, @Nullable Object> view(Guild guild, TestPost.Result.Shown shown) {
        var view = new LinkedHashMap<String, @Nullable Object>();
        view.put("sent", shown.posted().isPresent());
        view.put(
                "message_url",
                shown.posted()
                        .map(it -> StreamsPages.message(guild.id(), it.channel(), it.id()))
                        .orElse(null));
        view.put("would_ping", shown.wouldPing().wouldPing());
        view.put("rendered", rendered(shown.message()));
        view.put("checks", shown.missing().map(TestPostController::checks).orElse(List.of()));
        view.put("warnings", shown.warnings().stream().map(TestPostController::view).toList());
        return view;
    }

    /** What people see of it. */
    private Map<String, JsonNode> rendered(String message) {
        try {
            var json = mapper.readTree(message);
            return Map.of("content", json.path("content"), "embeds", json.path("embeds"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Map<String, Object>> checks(List<Permission> missing) {
        return Permissions.TO_POST.stream()
                .sorted()
                .map(it -> Map.<String, Object>of("name", it.name(), "ok", !missing.contains(it)))
                .toList();
    }

    static Map<String, String> view(RenderWarning warning) {
        return Map.of("field", warning.field(), "code", warning.code().wireName());
    }
}
