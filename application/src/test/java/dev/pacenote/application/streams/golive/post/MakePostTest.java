package dev.pacenote.application.streams.golive.post;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.streams.golive.SendContexts;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.streams.golive.Announcement;
import dev.pacenote.domain.streams.golive.AnnouncementReason;
import dev.pacenote.domain.streams.golive.Broadcast;
import dev.pacenote.domain.streams.golive.BroadcastFacts;
import dev.pacenote.domain.streams.golive.Ping;
import dev.pacenote.domain.streams.golive.Post;
import dev.pacenote.domain.streams.golive.SendDecision;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.guild.GuildSettings;
import dev.pacenote.domain.streams.guild.MessageId;
import dev.pacenote.domain.streams.guild.PingMode;
import dev.pacenote.domain.streams.guild.RoleId;
import dev.pacenote.domain.streams.guild.TargetHealth;
import dev.pacenote.domain.streams.guild.TextChannelId;
import dev.pacenote.domain.streams.link.Link;
import dev.pacenote.domain.streams.template.EmbedTemplate;
import dev.pacenote.domain.streams.template.MessageTemplate;
import dev.pacenote.domain.streams.template.TemplateText;
import dev.pacenote.domain.streams.template.WrittenTemplate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the message of a post says. */
class MakePostTest {

    private static final GuildId GUILD = new GuildId("900000000000000001");
    private static final TextChannelId CHANNEL = new TextChannelId("800000000000000001");
    private static final RoleId ROLE = new RoleId("770000000000000001");

    private Instant now = Samples.NOON;
    private boolean button = true;
    private MessageTemplate template = MessageTemplate.LIVE;

    private final MakePost messages =
            new MakePost(
                    (message, allowed, address) ->
                            String.join(
                                    " ",
                                    message.content(),
                                    message.embed().flatMap(it -> it.pictures().url()).orElse("-"),
                                    message.embed()
                                            .flatMap(it -> it.pictures().image())
                                            .orElse("-"),
                                    address.orElse("-")),
                    () -> now);

    private GuildSettings settings() {
        var usual = GuildSettings.DEFAULT;
        return new GuildSettings(
                true,
                usual.linking(),
                new GuildSettings.Target(Optional.of(CHANNEL), PingMode.ROLE, Optional.of(ROLE)),
                usual.rules(),
                new GuildSettings.Appearance(
                        Optional.of(new WrittenTemplate(template, Map.of())),
                        usual.appearance().onEnd(),
                        Optional.empty(),
                        new GuildSettings.Extras(false, false, button)));
    }

    private SendContexts.SendContext context() {
        var streamer = SampleBroadcast.streamer();
        var broadcast =
                Broadcast.started(
                                UUID.randomUUID(),
                                streamer.id(),
                                "41",
                                SampleBroadcast.of(streamer, Samples.NOON).type(),
                                Samples.NOON,
                                Samples.NOON)
                        .knowing(
                                new BroadcastFacts(
                                        "Cup",
                                        "Trackmania",
                                        OptionalInt.empty(),
                                        Optional.of("https://cdn.example/{width}x{height}.jpg")));
        var link = Link.added(new Link.Key(GUILD, streamer.id()), new AccountId(42), Samples.NOON);
        return new SendContexts.SendContext(
                streamer,
                new SendDecision.Situation(
                        broadcast,
                        Optional.of(link),
                        settings(),
                        true,
                        new TargetHealth.Ok(),
                        Optional.empty()),
                Optional.empty(),
                new Ping.Known(GUILD, Optional.empty(), Optional.empty(), List.of()));
    }

    private static Announcement announcement() {
        return Announcement.opened(
                UUID.randomUUID(),
                new Announcement.Key(UUID.randomUUID(), GUILD),
                Samples.NOON,
                Samples.NOON);
    }

    private Announcement.Outgoing made(Announcement announcement, boolean pings) {
        var context = context();
        return messages.make(
                context,
                context.situation().link().orElseThrow(),
                new SendDecision.Post(AnnouncementReason.ANNOUNCED, pings),
                announcement.mark());
    }

    private Post post(Announcement announcement) {
        return Post.posted(
                new MessageId("175928847299117063"),
                CHANNEL,
                announcement.id(),
                false,
                Samples.NOON);
    }

    private String updated(boolean pinged) {
        var announcement = announcement();
        var sent = announcement.leavingAs(made(announcement, pinged));
        return messages.updated(context(), post(sent), sent).orElseThrow().message();
    }

    @Test
    void a_ping_stays_in_the_text_of_a_post_and_one_that_nobody_got_never_comes_into_it() {
        assertThat(updated(true)).startsWith("<@&" + ROLE + ">");
        assertThat(updated(false)).doesNotContain(ROLE.value());
    }

    @Test
    void whoever_is_unlinked_while_live_was_live_until_then() {
        var announcement = announcement();
        var end = Samples.NOON.plus(Duration.ofMinutes(90));

        assertThat(
                        messages.ended(context(), post(announcement), end, announcement.mark())
                                .message())
                .contains("was live for 1 h 30 min");
    }

    @Test
    void without_a_button_the_embed_leads_where_the_server_wants_and_carries_the_mark() {
        button = false;
        var embed = MessageTemplate.LIVE.embed().orElseThrow();
        var announcement = announcement();
        assertThat(made(announcement, false).message())
                .contains(announcement.mark().in("https://www.twitch.tv/your_channel"));

        template =
                new MessageTemplate(
                        MessageTemplate.LIVE.content(),
                        Optional.of(
                                new EmbedTemplate(
                                        embed.title(),
                                        embed.description(),
                                        new EmbedTemplate.Pictures(
                                                new TemplateText("https://club.example/live"),
                                                embed.pictures().thumbnail(),
                                                embed.pictures().image()),
                                        embed.color(),
                                        embed.fields(),
                                        embed.footer(),
                                        embed.timestamp())));

        assertThat(made(announcement, false).message())
                .contains(announcement.mark().in("https://club.example/live"));
    }

    @Test
    void each_time_a_post_is_written_its_picture_is_asked_for_anew() {
        var announcement = announcement();
        var first = made(announcement, false);
        now = Samples.NOON.plusSeconds(60);
        var next = messages.updated(context(), post(announcement), announcement).orElseThrow();

        assertThat(first.message()).contains("1280x720.jpg?t=" + Samples.NOON.getEpochSecond());
        assertThat(next.message()).contains("1280x720.jpg?t=" + now.getEpochSecond());
    }
}
