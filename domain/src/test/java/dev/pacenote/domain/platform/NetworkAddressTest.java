package dev.pacenote.domain.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.domain.identity.session.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkAddressTest {

    @Test
    void limits_count_an_ipv6_64_as_one_and_its_neighbour_as_another() {
        var one = new NetworkAddress("2001:db8:1:2::1").limitKey();

        assertThat(new NetworkAddress("2001:DB8:1:2:ffff:ffff:ffff:ffff").limitKey())
                .isEqualTo(one);
        assertThat(new NetworkAddress("2001:db8:1:2:0:0:0:1").limitKey()).isEqualTo(one);
        assertThat(new NetworkAddress("2001:db8:1:3::1").limitKey()).isNotEqualTo(one);
        assertThat(new NetworkAddress("fe80::1%eth0").limitKey())
                .isEqualTo(new NetworkAddress("fe80::2").limitKey());
    }

    @Test
    void limits_count_every_ipv4_address_alone() {
        assertThat(new NetworkAddress("203.0.113.9").limitKey()).isEqualTo("203.0.113.9");
        assertThat(new NetworkAddress("unknown").limitKey()).isEqualTo("unknown");
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.9, 203.0.113.0",
        "2001:db8:1:2::1, 2001:db8:1:0:0:0:0:0",
        "fe80::1%eth0, fe80:0:0:0:0:0:0:0",
        "::ffff:203.0.113.9, 203.0.113.0",
        "unknown, unknown",
        "'', unknown",
    })
    void a_list_of_sessions_shows_no_more_than_the_network(String address, String shown) {
        assertThat(new NetworkAddress(address).shortened()).isEqualTo(shown);
        assertThat(new Session.ClientInfo("Firefox", address).network()).isEqualTo(shown);
    }
}
