package dev.pacenote.adapters.in.http.streams;

import static dev.pacenote.adapters.in.http.streams.GuildRequests.key;

import dev.pacenote.adapters.in.http.identity.session.BearerScheme;
import dev.pacenote.adapters.in.http.identity.session.CookieScheme;
import dev.pacenote.adapters.in.http.platform.request.body.ObjectBody;
import dev.pacenote.adapters.in.http.platform.security.Schemes;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.streams.link.WriteLinkText;
import dev.pacenote.application.streams.template.Fields;
import dev.pacenote.domain.streams.audit.AuditedAction;
import dev.pacenote.domain.streams.membership.GuildAccess;
import dev.pacenote.domain.streams.template.TemplateText;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Map;

/** What a server's posts say above the embed for one channel. */
@Hidden
@Controller("/api/guilds/{guild}/streamers/{streamer}/message")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@Schemes({BearerScheme.class, CookieScheme.class})
final class LinkTextController {

    private static final String TEXT = "custom_content";
    private static final String WARNINGS = "warnings";

    private final GuildRequests requests;
    private final WriteLinkText texts;

    LinkTextController(GuildRequests requests, WriteLinkText texts) {
        this.requests = requests;
        this.texts = texts;
    }

    /** Shows the text; an empty one is the server's own. */
    @Get
    Map<String, Object> show(Caller caller, String guild, String streamer) {
        var editing = requests.editing(caller, guild, GuildAccess.Use.READ);
        var text = text(texts.show(key(editing.guild(), streamer), editing.editor()));
        return Map.of(TEXT, text.text().source(), WARNINGS, warnings(text));
    }

    /** Writes the text. */
    @Audited(AuditedAction.TEXT_CHANGED)
    @Put
    Map<String, Object> write(Caller caller, String guild, String streamer, @Body ObjectBody body) {
        var editing = requests.editing(caller, guild, GuildAccess.Use.WRITE);
        var key = key(editing.guild(), streamer);
        var fields = Fields.of(body.members());
        var written =
                text(
                        StreamsProblems.reading(
                                TEXT,
                                () ->
                                        fields.has(TEXT)
                                                ? texts.write(
                                                        key,
                                                        editing.editor(),
                                                        new TemplateText(
                                                                fields.text(TEXT).orElse("")))
                                                : texts.show(key, editing.editor())));
        return Map.of("message", "Message updated", WARNINGS, warnings(written));
    }

    private static List<Map<String, String>> warnings(WriteLinkText.Result.Text text) {
        return text.warnings().stream().map(TestPostController::view).toList();
    }

    private static WriteLinkText.Result.Text text(WriteLinkText.Result result) {
        return switch (result) {
            case WriteLinkText.Result.Text text -> text;
            case WriteLinkText.Result.NotLinked _ -> throw StreamsProblems.noSuchStreamer();
            case WriteLinkText.Result.NotYours _ -> throw StreamsProblems.notYourStreamer();
            case WriteLinkText.Result.Refused(var why) -> throw StreamsProblems.template(TEXT, why);
        };
    }
}
