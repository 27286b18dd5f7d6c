package dev.pacenote.domain.delivery.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.session.SessionId;
import dev.pacenote.domain.platform.InvalidValueException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeviceTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final SubscriptionKeys KEYS =
            new SubscriptionKeys(
                    "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
                    "BTBZMqHH6r4Tts7J_aSIgg");

    private final Device device =
            Device.registered(
                    UUID.randomUUID(),
                    new Device.Owner(new AccountId(42), new SessionId(UUID.randomUUID())),
                    new PushTarget.WebPush(new PushEndpoint("https://push.example/1"), KEYS),
                    new DeviceName("Firefox"),
                    NOON);

    @Test
    void a_device_that_is_gone_is_usable_again_once_it_is_registered_again() {
        var gone = device.gone().orElseThrow();

        assertThat(device.isUsable()).isTrue();
        assertThat(gone.isUsable()).isFalse();
        assertThat(gone.gone()).as("once more").isEmpty();
        var session = new SessionId(UUID.randomUUID());
        var again = gone.registeredAgain(session, device.target(), new DeviceName("Desk"));
        assertThat(again.isUsable()).isTrue();
        assertThat(again.id()).isEqualTo(device.id());
        assertThat(again.owner()).isEqualTo(new Device.Owner(new AccountId(42), session));
    }

    @Test
    void its_last_use_is_known_to_the_hour() {
        var used = device.used(NOON).orElseThrow();

        assertThat(used.usage().lastUsedAt()).contains(NOON);
        assertThat(used.used(NOON.plusSeconds(3_599))).isEmpty();
        assertThat(used.used(NOON.plusSeconds(3_600)).orElseThrow().usage().lastUsedAt())
                .contains(NOON.plusSeconds(3_600));
    }

    @Test
    void a_target_is_told_from_others_by_its_endpoint_and_never_printed() {
        var other = new PushTarget.WebPush(new PushEndpoint("https://push.example/2"), KEYS);

        assertThat(other.fingerprint()).isNotEqualTo(device.target().fingerprint());
        assertThat(device.toString()).doesNotContain("push.example");
    }

    @Test
    void a_browser_says_what_it_is_called() {
        var chrome = "Mozilla/5.0 (X11) AppleWebKit/537.36 Chrome/156.0 Safari/537.36";
        assertThat(DeviceName.ofBrowser(chrome).value()).isEqualTo("Chrome");
        assertThat(DeviceName.ofBrowser(chrome + " Edg/156.0").value()).isEqualTo("Edge");
        assertThat(DeviceName.ofBrowser("Mozilla/5.0 Gecko/20100101 Firefox/150.0").value())
                .isEqualTo("Firefox");
        assertThat(DeviceName.ofBrowser("curl").value()).isEqualTo("Browser");
    }

    @Test
    void a_name_is_one_line_that_is_seen() {
        assertThat(new DeviceName("  Desk ").value()).isEqualTo("Desk");
        for (var name : List.of("", " ", "\u200b", "a\nb", "\ud800", "x".repeat(61))) {
            assertThatThrownBy(() -> new DeviceName(name))
                    .isInstanceOf(InvalidValueException.class);
        }
    }
}
