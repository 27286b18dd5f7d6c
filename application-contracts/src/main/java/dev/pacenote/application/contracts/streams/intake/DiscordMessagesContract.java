package dev.pacenote.application.contracts.streams.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.streams.intake.DiscordMessages;
import dev.pacenote.domain.identity.credential.DiscordUser;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.intake.DiscordEvent;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link DiscordMessages} promise, by the examples of Discord's own pages. */
public interface DiscordMessagesContract {

    DiscordMessages discordMessages();

    private DiscordEvent read(String type, String timestamp, String data) {
        return discordMessages()
                .read(
                        """
                        {"version":1,"application_id":"1234560123453231555","type":1,
                        "event":{"type":"%s","timestamp":"%s","data":%s}}
                        """
                                .formatted(type, timestamp, data));
    }

    private DiscordEvent authorized(String scope, String guild) {
        return read(
                "APPLICATION_AUTHORIZED",
                "2024-10-18T14:42:53.064834",
                """
                {"integration_type":0,"scopes":["applications.commands","%s"],
                "user":{"id":"822079142814449764","username":"neo"}%s}
                """
                        .formatted(scope, guild));
    }

    String GUILD =
            ",\"guild\":{\"id\":\"900000000000000001\",\"name\":\"Speed Club\",\"icon\":null,"
                    + "\"owner_id\":\"186000000000000001\"}";

    @Test
    default void that_our_bot_was_added_to_a_server_is_read() {
        assertThat(authorized("bot", GUILD))
                .isEqualTo(
                        new DiscordEvent.BotAdded(
                                Instant.parse("2024-10-18T14:42:53.064834Z"),
                                new GuildId("900000000000000001"),
                                "Speed Club",
                                Optional.empty(),
                                Optional.of("186000000000000001")));
    }

    @Test
    default void somebody_who_only_logs_in_adds_no_bot() {
        assertThat(authorized("identify", "")).isEqualTo(new DiscordEvent.Unknown());
        assertThat(authorized("identify", GUILD)).isEqualTo(new DiscordEvent.Unknown());
    }

    @Test
    default void that_somebody_took_back_what_they_allowed_is_read() {
        assertThat(
                        read(
                                "APPLICATION_DEAUTHORIZED",
                                "2024-10-18T16:42:53+02:00",
                                "{\"user\":{\"id\":\"822079142814449764\"}}"))
                .isEqualTo(
                        new DiscordEvent.Withdrawn(
                                Instant.parse("2024-10-18T14:42:53Z"),
                                new DiscordUser("822079142814449764")));
    }

    @Test
    default void a_ping_and_what_we_do_not_know_are_told_apart() {
        assertThat(discordMessages().read("{\"version\":1,\"type\":0}"))
                .isEqualTo(new DiscordEvent.Ping());
        assertThat(read("ENTITLEMENT_CREATE", "2024-10-18T14:42:53", "{}"))
                .isEqualTo(new DiscordEvent.Unknown());
        assertThat(discordMessages().read("{}")).isEqualTo(new DiscordEvent.Unknown());
    }

    @Test
    default void what_is_no_json_object_or_lacks_what_it_must_have_is_not_readable() {
        for (var body : new String[] {"", "[]", "hello"}) {
            assertThatThrownBy(() -> discordMessages().read(body))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> read("APPLICATION_DEAUTHORIZED", "2024-10-18T14:42:53", "{}"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> read("APPLICATION_DEAUTHORIZED", "once", "{\"user\":{}}"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> authorized("bot", ",\"guild\":{\"id\":\"x\"}"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
