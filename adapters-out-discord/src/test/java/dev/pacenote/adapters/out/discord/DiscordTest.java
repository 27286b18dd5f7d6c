package dev.pacenote.adapters.out.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.adapters.out.memory.platform.upstream.InMemoryRateBuckets;
import dev.pacenote.application.contracts.streams.golive.post.EditPostContract;
import dev.pacenote.application.contracts.streams.golive.post.PostCodecContract;
import dev.pacenote.application.contracts.streams.golive.post.SendPostContract;
import dev.pacenote.application.contracts.streams.guild.DiscordGuildsContract;
import dev.pacenote.application.contracts.streams.intake.DiscordMessagesContract;
import dev.pacenote.application.contracts.streams.membership.DiscordLoginContract;
import dev.pacenote.application.contracts.streams.role.DiscordRolesContract;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.streams.golive.post.EditPost;
import dev.pacenote.application.streams.golive.post.PostCodec;
import dev.pacenote.application.streams.golive.post.SendPost;
import dev.pacenote.application.streams.guild.DiscordGuilds;
import dev.pacenote.application.streams.intake.DiscordMessages;
import dev.pacenote.application.streams.membership.DiscordLogin;
import dev.pacenote.application.streams.role.DiscordRoles;
import dev.pacenote.configuration.ApplicationContexts;
import dev.pacenote.domain.identity.credential.DiscordUser;
import dev.pacenote.domain.streams.golive.Announcement.Outgoing;
import dev.pacenote.domain.streams.golive.AnnouncementReason;
import dev.pacenote.domain.streams.golive.DiscordRefusal;
import dev.pacenote.domain.streams.golive.Ping.AllowedMentions;
import dev.pacenote.domain.streams.golive.PostMark;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.guild.MessageId;
import dev.pacenote.domain.streams.guild.RoleId;
import dev.pacenote.domain.streams.guild.TextChannelId;
import dev.pacenote.domain.streams.membership.DiscordProfile;
import dev.pacenote.domain.streams.template.RenderedMessage;
import dev.pacenote.sandbox.streams.DiscordService;
import dev.pacenote.sandbox.streams.DiscordService.Person;
import io.micronaut.context.ApplicationContext;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Our bot at the sandbox's Discord. */
class DiscordTest
        implements SendPostContract,
                EditPostContract,
                PostCodecContract,
                DiscordGuildsContract,
                DiscordRolesContract,
                DiscordLoginContract,
                DiscordMessagesContract {

    private static final InstantSource CLOCK = () -> Samples.NOON;
    private static final Person NEO = new Person("186000000000000001", "neo");
    private static final Person MORPHEUS = new Person("186000000000000003", "morpheus");
    private static final Person TRINITY = new Person("186000000000000002", "trinity");
    private static final String CLUB = "900000000000000001";
    private static final String EMPTY = "900000000000000002";
    private static final String OTHER = "900000000000000003";
    private static final String ROLES = "900000000000000004";
    private static final RoleId HIGH = new RoleId("770000000000000004");
    private static final TextChannelId NEWS = new TextChannelId("800000000000000003");
    private static final TextChannelId OPEN = new TextChannelId("800000000000000001");
    private static final TextChannelId CLOSED = new TextChannelId("800000000000000002");

    private static final DiscordService DISCORD = service();
    private static final ApplicationContext CONTEXT = context();

    private static DiscordService service() {
        var discord = new DiscordService(CLOCK);
        discord.guild(CLUB, "Speed Club", NEO, true);
        discord.channel(CLUB, OPEN.value(), "live-now", true);
        discord.channel(CLUB, CLOSED.value(), "quiet", false);
        discord.guild(OTHER, "With news", NEO, true);
        discord.channel(OTHER, NEWS.value(), "news", true);
        discord.follows(OTHER, NEWS.value());
        discord.member(CLUB, TRINITY);
        discord.guild(EMPTY, "Without the bot", TRINITY, false);
        discord.guild(ROLES, "With roles", MORPHEUS, true);
        discord.botManagesRoles(ROLES, true);
        discord.role(ROLES, HIGH.value(), "Staff", "0", false);
        discord.moves(ROLES, "Staff", 1_000);
        return discord;
    }

    private static ApplicationContext context() {
        return context(DiscordService.BOT_TOKEN);
    }

    private static ApplicationContext context(String botToken) {
        var settings =
                new DiscordSettings(
                        DISCORD.api(),
                        DISCORD.authorize(),
                        new DiscordSettings.Application(
                                DiscordService.CLIENT_ID, DiscordService.CLIENT_SECRET, botToken),
                        1_000,
                        "DiscordBot (https://pacenote.example, 1.0.0)");
        return ApplicationContexts.builder(settings.httpServices())
                .singletons(settings, CLOCK, new InMemoryRateBuckets(System::nanoTime))
                .start();
    }

    @AfterAll
    static void close() {
        CONTEXT.close();
        DISCORD.close();
    }

    @Override
    public SendPost sender() {
        return CONTEXT.getBean(DiscordPosts.class);
    }

    @Override
    public EditPost editor() {
        return CONTEXT.getBean(DiscordPosts.class);
    }

    @Override
    public PostCodec codec() {
        return new DiscordPostCodec();
    }

    @Override
    public DiscordGuilds discordGuilds() {
        return CONTEXT.getBean(BotGuilds.class);
    }

    @Override
    public DiscordLogin discordLogin() {
        return CONTEXT.getBean(OAuthDiscordLogin.class);
    }

    @Override
    public DiscordMessages discordMessages() {
        return new WebhookEvents();
    }

    @Override
    public TextChannelId open() {
        return OPEN;
    }

    @Override
    public TextChannelId closed() {
        return CLOSED;
    }

    @Test
    void a_post_is_handed_on_also_where_discord_does_not_say_what_kind_its_channel_is() {
        var post = postedForFollowers();
        for (int status : new int[] {404, 503}) {
            DISCORD.answerNextTo("channels/" + NEWS.value(), status, "{}", Map.of());
            assertThat(editor().publish(NEWS, post)).isEqualTo(new EditPost.Published.Done());
        }
    }

    @Test
    void a_token_that_discord_refuses_is_an_alarm_and_nothing_is_posted_with_it() {
        try (var context = context("an old token")) {
            var posts = context.getBean(DiscordPosts.class);
            var health = context.getBean(DiscordHealth.class);
            assertThat(health.isRefusing()).isFalse();

            var first = posts.send(message(), new PostMark(UUID.randomUUID()));
            assertThat(first).isEqualTo(new SendPost.Sent.Unavailable(false));
            assertThat(health.isRefusing()).isTrue();

            int asked = DISCORD.asked().size();
            var second = posts.send(message(), new PostMark(UUID.randomUUID()));
            assertThat(second).as("no attempt").isInstanceOf(SendPost.Sent.Later.class);
            var guilds = context.getBean(BotGuilds.class);
            assertThatThrownBy(() -> guilds.look(withBot())).isInstanceOf(UpstreamException.class);
            assertThat(DISCORD.asked()).hasSize(asked);
        }
        assertThat(discordGuilds().look(withBot())).isPresent();
        assertThat(CONTEXT.getBean(DiscordHealth.class).isRefusing()).isFalse();
    }

    @Override
    public MessageId posted() {
        return posted(OPEN);
    }

    private MessageId posted(TextChannelId channel) {
        var mark = new PostMark(UUID.randomUUID());
        return sender().send(message(channel), mark) instanceof SendPost.Sent.Taken(var id)
                ? id
                : new MessageId("1");
    }

    @Override
    public TextChannelId followed() {
        return NEWS;
    }

    @Override
    public MessageId postedForFollowers() {
        return posted(NEWS);
    }

    private Outgoing message() {
        return message(OPEN);
    }

    private Outgoing message(TextChannelId channel) {
        return new Outgoing(
                channel,
                codec().write(
                                new RenderedMessage("Ada is live", Optional.empty()),
                                AllowedMentions.NOBODY,
                                Optional.empty()),
                AnnouncementReason.ANNOUNCED,
                Optional.empty(),
                true);
    }

    @Override
    public DiscordRoles discordRoles() {
        return CONTEXT.getBean(BotRoles.class);
    }

    @Override
    public GuildId withRoles() {
        return new GuildId(ROLES);
    }

    @Override
    public DiscordUser member() {
        return new DiscordUser(MORPHEUS.id());
    }

    @Override
    public RoleId tooHigh() {
        return HIGH;
    }

    @Override
    public GuildId withoutRoles() {
        return new GuildId(CLUB);
    }

    @Override
    public GuildId withBot() {
        return new GuildId(CLUB);
    }

    @Override
    public GuildId withoutBot() {
        return new GuildId(EMPTY);
    }

    @Override
    public String admin() {
        return NEO.id();
    }

    @Override
    public String code() {
        return DISCORD.code(TRINITY);
    }

    @Override
    public DiscordProfile person() {
        return new DiscordProfile(
                new DiscordUser(TRINITY.id()), TRINITY.username(), Optional.empty());
    }

    private SendPost.Sent sent() {
        return sender().send(message(), new PostMark(UUID.randomUUID()));
    }

    @Test
    void a_decimal_wait_is_waited_in_full_and_other_answers_mean_what_discord_says() {
        DISCORD.answerNext(400, "{\"code\":50035,\"message\":\"Invalid Form Body\"}", Map.of());
        assertThat(sent()).isEqualTo(new SendPost.Sent.Refused(DiscordRefusal.MESSAGE_REFUSED));
        DISCORD.answerNext(403, "{\"code\":50013}", Map.of());
        assertThat(sent()).isEqualTo(new SendPost.Sent.Refused(DiscordRefusal.MISSING_PERMISSIONS));
        DISCORD.answerNext(404, "{\"code\":10008}", Map.of());
        assertThat(sent()).isEqualTo(new SendPost.Sent.Deleted());
        DISCORD.answerNext(502, "<html></html>", Map.of());
        assertThat(sent()).isEqualTo(new SendPost.Sent.Unavailable(true));

        DISCORD.answerNext(429, "{\"retry_after\":3.4004,\"global\":false}", Map.of());
        var asked = InstantSource.system().instant();
        assertThat(sent())
                .isInstanceOfSatisfying(
                        SendPost.Sent.Later.class,
                        later ->
                                assertThat(later.at())
                                        .isAfterOrEqualTo(asked.plus(Duration.ofMillis(3_401))));
        int before = DISCORD.asked().size();
        assertThat(sent()).isInstanceOf(SendPost.Sent.Later.class);
        assertThat(DISCORD.asked()).as("nothing leaves before then").hasSize(before);
        Samples.until(() -> sent() instanceof SendPost.Sent.Taken);
    }

    @Test
    void a_wait_of_035_seconds_of_43_seconds_and_one_that_is_not_said_are_waited_in_full() {
        var waits =
                Map.of(
                        "{\"retry_after\":0.35}", Duration.ofMillis(350),
                        "{\"retry_after\":43}", Duration.ofSeconds(43),
                        "{\"retry_after\":0.3504}", Duration.ofMillis(351),
                        "{\"retry_after\":2.6499999761581421}", Duration.ofMillis(2_650),
                        "", Duration.ofSeconds(1));
        int channel = 31;
        for (var wait : waits.entrySet()) {
            DISCORD.answerNext(429, wait.getKey(), Map.of());
            isToldToWait(channel++, wait.getValue());
        }
        DISCORD.answerNext(429, "{}", Map.of("Retry-After", "7"));
        isToldToWait(channel, Duration.ofSeconds(7));
    }

    @Test
    void where_a_channel_takes_no_more_the_next_post_waits_and_discord_is_not_asked() {
        var channel = new TextChannelId("800000000000000050");
        DISCORD.channel(ROLES, channel.value(), "busy", true);
        DISCORD.keepsBuckets(2, Duration.ofSeconds(40));
        try {
            var message =
                    new Outgoing(
                            channel,
                            message().message(),
                            AnnouncementReason.ANNOUNCED,
                            Optional.empty(),
                            true);
            var posts = CONTEXT.getBean(DiscordPosts.class);
            for (int i = 0; i < 2; i++) {
                assertThat(posts.send(message, new PostMark(UUID.randomUUID())))
                        .isInstanceOf(SendPost.Sent.Taken.class);
            }
            int asked = DISCORD.asked().size();
            assertThat(posts.send(message, new PostMark(UUID.randomUUID())))
                    .isInstanceOfSatisfying(
                            SendPost.Sent.Later.class,
                            it ->
                                    assertThat(
                                                    Duration.between(
                                                            InstantSource.system().instant(),
                                                            it.at()))
                                            .isBetween(
                                                    Duration.ofSeconds(20),
                                                    Duration.ofSeconds(40)));
            assertThat(DISCORD.asked()).hasSize(asked);
        } finally {
            DISCORD.keepsBuckets(Integer.MAX_VALUE, Duration.ofSeconds(5));
        }
    }

    /** In a channel of its own, because waits hold for each channel. */
    private void isToldToWait(int channel, Duration wait) {
        var message =
                new Outgoing(
                        new TextChannelId("8000000000000000" + channel),
                        message().message(),
                        AnnouncementReason.ANNOUNCED,
                        Optional.empty(),
                        true);
        var clock = InstantSource.system();
        var before = clock.instant();
        var answer = sender().send(message, new PostMark(UUID.randomUUID()));
        var after = clock.instant();
        assertThat(answer)
                .isInstanceOfSatisfying(
                        SendPost.Sent.Later.class,
                        later ->
                                assertThat(later.at())
                                        .isBetween(before.plus(wait), after.plus(wait)));
    }

    @Test
    void a_refusal_that_speaks_of_no_absence_is_none() {
        for (int code : new int[] {0, 40_001, 50_013}) {
            DISCORD.answerNextTo("guilds/" + CLUB, 403, "{\"code\":" + code + "}", Map.of());
            assertThatThrownBy(() -> discordGuilds().look(withBot()))
                    .isInstanceOf(UpstreamException.class);
            DISCORD.answerNextTo(
                    "guilds/" + CLUB + "/members/" + admin(),
                    404,
                    "{\"code\":" + code + "}",
                    Map.of());
            assertThatThrownBy(() -> discordGuilds().member(withBot(), admin()))
                    .isInstanceOf(UpstreamException.class);
        }
        DISCORD.answerNextTo("guilds/" + CLUB, 403, "{\"code\":50001}", Map.of());
        assertThat(discordGuilds().look(withBot())).isEmpty();
    }

    @Test
    void whoever_logs_in_waits_for_nobody_else_who_does() {
        DISCORD.answerNextTo(
                "users/@me",
                429,
                "{\"retry_after\":40,\"global\":false}",
                Map.of("Retry-After", "40"));
        var login = discordLogin();
        var page = URI.create("https://pacenote.example/auth/callback");
        assertThatThrownBy(() -> login.logIn(DISCORD.code(TRINITY), page))
                .isInstanceOfSatisfying(
                        UpstreamException.class,
                        e ->
                                assertThat(e.wish().orElseThrow())
                                        .isBetween(seconds(39), seconds(40)));

        assertThat(login.logIn(DISCORD.code(NEO), page))
                .isInstanceOf(DiscordLogin.Answer.Known.class);
    }

    private static Duration seconds(int count) {
        return Duration.ofSeconds(count);
    }

    @Test
    void an_outage_is_no_absence() {
        var gone = new DiscordService(CLOCK);
        var nobody = gone.api();
        gone.close();
        var settings =
                new DiscordSettings(
                        nobody,
                        nobody,
                        new DiscordSettings.Application("1", "2", "3"),
                        40,
                        "DiscordBot (https://pacenote.example, 1.0.0)");
        try (var context =
                ApplicationContexts.builder(settings.httpServices())
                        .singletons(settings, CLOCK, new InMemoryRateBuckets(System::nanoTime))
                        .start()) {
            assertThatThrownBy(() -> context.getBean(BotGuilds.class).look(withBot()))
                    .isInstanceOfSatisfying(
                            UpstreamException.class,
                            e -> assertThat(e.service()).contains("discord"));
            assertThatThrownBy(
                            () ->
                                    context.getBean(OAuthDiscordLogin.class)
                                            .logIn("code", URI.create("https://a.example")))
                    .isInstanceOf(UpstreamException.class);
            assertThat(
                            context.getBean(DiscordPosts.class)
                                    .send(message(), new PostMark(UUID.randomUUID())))
                    .as("it never left")
                    .isEqualTo(new SendPost.Sent.Unavailable(false));
        }
    }
}
