package dev.pacenote.domain.streams.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.platform.InvalidValueException;
import dev.pacenote.domain.streams.guild.EndAction;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.guild.GuildSettings;
import dev.pacenote.domain.streams.guild.PingMode;
import dev.pacenote.domain.streams.guild.TextChannelId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final AccountId ANN = new AccountId(42);
    private static final AccountId BOB = new AccountId(43);
    private static final GuildId GUILD = new GuildId("900000000000000001");

    private static Streamer streamer() {
        return Streamer.discovered(
                new StreamerId(UUID.randomUUID()),
                new BroadcasterId("1234"),
                new ChannelNames(new TwitchLogin("ada"), "Ada", ""));
    }

    private static BroadcastFilter filter(
            List<String> games, List<String> skip, List<String> has, List<String> hasNot) {
        return new BroadcastFilter(games, skip, has, hasNot);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada_l",
                " Ada_L ",
                "@ada_l",
                "https://www.twitch.tv/ada_l",
                "http://twitch.tv/ADA_L/",
                "twitch.tv/ada_l?sr=a",
                "m.twitch.tv/ada_l#x",
                "https://www.twitch.tv/ada_l/about",
                "twitch.tv/Ada_L/videos/?filter=all"
            })
    void a_channel_is_typed_as_its_name_or_its_address(String typed) {
        assertThat(TwitchLogin.typed(typed).value()).isEqualTo("ada_l");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a b",
                "https://evil.example/ada",
                "https://twitch.tv.evil.example/ada",
                "https://twitch.tv/",
                "abcdefghijklmnopqrstuvwxyz",
                "https://twitch.tv/videos/123",
                "https://twitch.tv/ada/about/more"
            })
    void anything_else_is_no_channel(String typed) {
        assertThatThrownBy(() -> TwitchLogin.typed(typed))
                .isInstanceOf(InvalidValueException.class);
    }

    @Test
    void the_account_that_proved_a_channel_last_has_it() {
        var proved = streamer().provedBy(ANN).provedBy(BOB);

        assertThat(proved.isOf(BOB)).isTrue();
        assertThat(proved.isOf(ANN)).isFalse();
        assertThat(proved.withoutOwner().isOf(BOB)).isFalse();
    }

    @Test
    void a_channel_that_twitch_names_again_is_there_again() {
        var gone = streamer().disappeared();

        assertThat(gone.gone()).isTrue();
        assertThat(gone.missed(NOON)).as("it stays so").isEqualTo(gone);
        assertThat(gone.named(gone.names(), NOON).gone()).isFalse();
    }

    @Test
    void a_channel_is_gone_when_look_ups_a_day_apart_missed_it_whatever_the_date_is() {
        var day = Duration.ofDays(1);
        var missed = streamer().missed(NOON);
        assertThat(missed.gone()).isFalse();
        assertThat(missed.missed(NOON.plus(day).minusMillis(1))).isEqualTo(missed);

        assertThat(missed.missed(NOON.plus(day)).gone()).isTrue();
        assertThat(missed.named(missed.names(), NOON).missed(NOON.plus(day)).gone()).isFalse();
    }

    @Test
    void a_channel_that_no_server_follows_is_forgotten_a_day_later_unless_it_was_said_who_may() {
        var day = Duration.ofDays(1);
        var lonely = streamer().unfollowed(NOON);

        assertThat(lonely.isForgotten(NOON.plus(day).minusMillis(1))).isFalse();
        assertThat(lonely.isForgotten(NOON.plus(day))).isTrue();
        assertThat(lonely.unfollowed(NOON.plus(day)).unfollowedSince())
                .as("the first time counts")
                .contains(NOON);
        assertThat(lonely.followed().isForgotten(NOON.plus(day))).isFalse();
        assertThat(lonely.provedBy(ANN).isForgotten(NOON.plus(day)))
                .as("a proof may be given again")
                .isTrue();
        assertThat(lonely.consenting(Consent.OWN_LINKS).isForgotten(NOON.plus(day))).isFalse();
        assertThat(lonely.consenting(Consent.NOBODY).isForgotten(NOON.plus(day)))
                .as("who declined stays known")
                .isFalse();
    }

    @Test
    void whoever_proved_a_channel_says_who_may_link_it() {
        assertThat(Consent.ANYONE.allowsAdding()).isTrue();
        assertThat(Consent.OWN_LINKS.allowsAdding()).isFalse();
        assertThat(Consent.OWN_LINKS.allowsLinks()).isTrue();
        assertThat(Consent.NOBODY.allowsLinks()).isFalse();
        for (var it : Consent.values()) {
            assertThat(Consent.of(it.wireName())).contains(it);
        }
    }

    @Test
    void what_a_server_chose_for_one_channel_counts_there_and_the_rest_is_as_for_all() {
        var channel = new TextChannelId("800000000000000001");
        var own =
                new LinkOverrides(
                        Optional.of(channel),
                        Optional.empty(),
                        Optional.of(PingMode.NONE),
                        Optional.of(Duration.ZERO),
                        Optional.of(EndAction.KEEP),
                        Optional.empty());

        var settings = own.over(GuildSettings.DEFAULT);

        assertThat(settings.target().channel()).contains(channel);
        assertThat(settings.target().pingMode()).isEqualTo(PingMode.NONE);
        assertThat(settings.rules().cooldown()).isZero();
        assertThat(settings.rules().types()).isEqualTo(GuildSettings.DEFAULT.rules().types());
        assertThat(settings.appearance().onEnd()).isEqualTo(EndAction.KEEP);
        assertThat(LinkOverrides.NONE.over(GuildSettings.DEFAULT)).isEqualTo(GuildSettings.DEFAULT);
    }

    @Test
    void a_filter_wants_games_that_are_equal_and_titles_that_contain_whatever_the_capitals() {
        var filter = filter(List.of("Trackmania"), List.of(), List.of("CUP"), List.of("rerun"));

        assertThat(filter.matches("World Cup", "trackmania")).isTrue();
        assertThat(filter.matches("World Cup", "Trackmania Turbo")).isFalse();
        assertThat(filter.matches("World", "Trackmania")).isFalse();
        assertThat(filter.matches("Cup RERUN", "Trackmania")).isFalse();
    }

    @Test
    void a_filter_that_only_leaves_out_wants_everything_else() {
        var filter = filter(List.of(), List.of("Slots"), List.of(), List.of());

        assertThat(filter.matches("", "")).isTrue();
        assertThat(filter.matches("x", "SLOTS")).isFalse();
        assertThat(BroadcastFilter.ALL.matches("", "")).isTrue();
        assertThat(BroadcastFilter.ALL.isPicky()).isFalse();
        assertThat(filter.isPicky()).isTrue();
    }

    @Test
    void a_filter_has_twenty_entries_of_a_kind_at_most_and_none_that_is_empty() {
        filter(Collections.nCopies(20, "x"), List.of(), List.of(), List.of());
        assertThatThrownBy(
                        () -> filter(List.of(), Collections.nCopies(21, "x"), List.of(), List.of()))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> filter(List.of(), List.of(), List.of(" "), List.of()))
                .isInstanceOf(InvalidValueException.class);
    }

    @Test
    void a_ticket_opens_the_way_back_for_the_browser_that_went_and_for_ten_minutes() {
        var secret = LinkSecret.of(UUID.randomUUID(), UUID.randomUUID());
        var ticket = LinkTicket.issued(secret, GUILD, ANN, NOON);

        assertThat(secret.value()).matches("[A-Za-z0-9_-]{43}");
        assertThat(secret.toString()).doesNotContain(secret.value());
        assertThat(ticket.hash()).hasSize(64).isEqualTo(secret.hash());
        assertThat(ticket.isOver(NOON.plusSeconds(599))).isFalse();
        assertThat(ticket.isOver(NOON.plusSeconds(600))).isTrue();
        assertThat(ticket.isHeldBy(secret)).isTrue();
        assertThat(ticket.isHeldBy(LinkSecret.of(UUID.randomUUID(), UUID.randomUUID()))).isFalse();
    }
}
