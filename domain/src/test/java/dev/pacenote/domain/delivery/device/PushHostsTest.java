package dev.pacenote.domain.delivery.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.domain.platform.InvalidValueException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * An endpoint comes from a person's program; only push services that are on the list get pushes.
 */
class PushHostsTest {

    private static boolean allows(PushHosts hosts, String endpoint) {
        return hosts.allow(new PushEndpoint(endpoint));
    }

    private static PushHosts hosts(boolean plainOnLoopback, String... hosts) {
        return new PushHosts(Stream.of(hosts).map(PushHosts.Host::of).toList(), plainOnLoopback);
    }

    @Test
    void a_name_stands_for_one_host_at_its_usual_port() {
        var hosts = hosts(false, "Push.Example.net");

        assertThat(allows(hosts, "https://push.example.net/a?b=c")).isTrue();
        assertThat(allows(hosts, "https://PUSH.example.net:443/a")).isTrue();
        for (var other :
                List.of(
                        "https://push.example.net:8443/a",
                        "https://a.push.example.net/a",
                        "https://xpush.example.net/a",
                        "https://push.example.net.evil.org/a",
                        "https://evil.org/push.example.net",
                        "http://push.example.net/a")) {
            assertThat(allows(hosts, other)).as(other).isFalse();
        }
    }

    @Test
    void a_port_and_a_suffix_may_be_named() {
        assertThat(allows(hosts(false, "push.example.net:8443"), "https://push.example.net:8443/"))
                .isTrue();
        assertThat(allows(hosts(false, "push.example.net:8443"), "https://push.example.net/"))
                .isFalse();
        var below = hosts(false, "*.example.net");
        assertThat(allows(below, "https://a.b.example.net/")).isTrue();
        assertThat(allows(below, "https://example.net/")).isFalse();
        assertThat(allows(below, "https://.example.net.org/".replace("//.", "//x."))).isFalse();
        assertThat(allows(below, "https://badexample.net/")).isFalse();
    }

    @Test
    void this_machine_is_spoken_to_without_encryption_only_where_that_is_wanted() {
        var endpoint = "http://127.0.0.1:4000/push/1";

        assertThat(allows(hosts(true, "127.0.0.1:4000"), endpoint)).isTrue();
        assertThat(allows(hosts(false, "127.0.0.1:4000"), endpoint)).isFalse();
        assertThat(allows(hosts(true, "127.0.0.1:4001"), endpoint)).isFalse();
        assertThat(allows(hosts(true, "push.example.net"), "http://push.example.net/")).isFalse();
    }

    @Test
    void the_vendors_services_are_known() {
        var vendors = new PushHosts(PushHosts.VENDORS, false);

        for (var endpoint :
                List.of(
                        "https://fcm.googleapis.com/fcm/send/abc",
                        "https://updates.push.services.mozilla.com/wpush/v2/abc",
                        "https://web.push.apple.com/abc",
                        "https://wns2-par02p.notify.windows.com/w/?token=abc")) {
            assertThat(allows(vendors, endpoint)).as(endpoint).isTrue();
        }
        assertThat(allows(vendors, "https://169.254.169.254/latest")).isFalse();
    }

    @Test
    void what_is_no_host_is_refused() {
        for (var text : List.of("", "*", "*.", "a b", "https://a", "a:0", "a:port", "a/b")) {
            assertThatThrownBy(() -> PushHosts.Host.of(text))
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void an_endpoint_is_an_address_and_never_printed() {
        for (var text :
                List.of(
                        "",
                        "push",
                        "/a",
                        "ftp://a/b",
                        "https://u:p@a.org/",
                        "https://a/#b",
                        "://")) {
            assertThatThrownBy(() -> new PushEndpoint(text))
                    .as(text)
                    .isInstanceOf(InvalidValueException.class);
        }
        var endpoint = new PushEndpoint("https://push.example.net:8443/secret");
        assertThat(endpoint.origin()).isEqualTo("https://push.example.net:8443");
        assertThat(endpoint.toString()).doesNotContain("secret");
    }
}
