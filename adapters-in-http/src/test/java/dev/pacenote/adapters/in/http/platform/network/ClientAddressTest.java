package dev.pacenote.adapters.in.http.platform.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.adapters.in.http.platform.WebSettings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {

    private static final String PROXY = "10.1.2.3";

    private static ClientAddress trusting(String... networks) {
        return new ClientAddress(
                new WebSettings(
                        List.of(),
                        Set.of(),
                        Arrays.asList(networks),
                        true,
                        Optional.empty(),
                        Optional.empty(),
                        "production",
                        "1",
                        List.of()));
    }

    private static String behindProxy(String... lines) {
        return trusting("10.0.0.0/8").of(InetAddress.ofLiteral(PROXY), List.of(lines));
    }

    @Test
    void of_several_header_lines_the_last_one_counts_and_of_it_the_last_entry() {
        assertThat(behindProxy("198.51.100.7", "203.0.113.9")).isEqualTo("203.0.113.9");
        assertThat(behindProxy("198.51.100.7, 198.51.100.8", "198.51.100.9 ,203.0.113.9 "))
                .isEqualTo("203.0.113.9");
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.9:51234, 203.0.113.9",
        "203.0.113.9:0, 203.0.113.9",
        "2001:DB8:0:0:0:0:0:1, 2001:db8:0:0:0:0:0:1",
        "2001:db8::1, 2001:db8:0:0:0:0:0:1",
        "[2001:db8::1], 2001:db8:0:0:0:0:0:1",
        "[2001:db8::1]:443, 2001:db8:0:0:0:0:0:1",
        "fe80::1%eth0, fe80:0:0:0:0:0:0:1",
        "[fe80::1%eth0]:443, fe80:0:0:0:0:0:0:1",
        "::ffff:203.0.113.9, 203.0.113.9",
        "::FFFF:CB00:7109, 203.0.113.9",
        "[::ffff:203.0.113.9]:443, 203.0.113.9",
    })
    void an_address_is_understood_however_a_proxy_spells_it(String entry, String address) {
        assertThat(behindProxy(entry)).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ",",
                "203.0.113.9,",
                "unknown",
                "unknown:1234",
                "_hidden",
                "_SEVKISEK:80",
                "localhost",
                "example.org",
                "example.org:443",
                "3405803785",
                "203.0.113",
                "203.0.113.256",
                "203.0.113.9.1",
                "203.0.113.9:",
                "203.0.113.9:port",
                "203.0.113.9:123456",
                "203.0.113.9 203.0.113.10",
                "203.0.113.9/24",
                "203.0.113.9%eth0",
                "[203.0.113.9]:80",
                "[2001:db8::1",
                "2001:db8::1]",
                "[2001:db8::1]x",
                "[]",
                "[]:80",
                ":",
                "::1::2",
                "2001:db8::g",
                "\"[2001:db8::1]:443\"",
                "for=203.0.113.9",
                "\u0662\u0660\u0663.0.113.9",
                "'; drop table users"
            })
    void a_proxy_that_names_no_address_is_itself_the_client(String entry) {
        assertThat(behindProxy(entry)).isEqualTo(PROXY);
        assertThat(behindProxy("198.51.100.7", entry)).isEqualTo(PROXY);
    }

    @Test
    void without_the_header_the_socket_counts_in_one_spelling() throws UnknownHostException {
        assertThat(behindProxy()).isEqualTo(PROXY);
        var mapped = new byte[16];
        mapped[10] = mapped[11] = (byte) 0xff;
        System.arraycopy(InetAddress.ofLiteral(PROXY).getAddress(), 0, mapped, 12, 4);
        assertThat(
                        trusting("10.0.0.0/8")
                                .of(InetAddress.getByAddress(mapped), List.of("203.0.113.9")))
                .isEqualTo("203.0.113.9");
        assertThat(trusting().of(null, List.of("203.0.113.9"))).isEqualTo("unknown");
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.0.1",
        "10.1.2.3, 10.1.2.3",
        "10.1.2.3/32, 10.1.2.3",
        "0.0.0.0/0, 198.51.100.1",
        "::ffff:10.0.0.0/104, 10.255.0.1",
        "::ffff:10.1.2.3, 10.1.2.3",
        "2001:DB8::/32, 2001:db8:ffff::1",
        "::1/128, ::1",
        "fe80::/10, fe80::1",
    })
    void what_a_trusted_network_says_counts(String network, String proxy) {
        assertThat(trusting(network).of(InetAddress.ofLiteral(proxy), List.of("203.0.113.9")))
                .isEqualTo("203.0.113.9");
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 11.0.0.1",
        "10.1.2.3, 10.1.2.4",
        "::ffff:10.0.0.0/104, 11.0.0.1",
        "2001:db8::/32, 2001:db9::1",
        "0.0.0.0/0, 2001:db8::1",
    })
    void what_anybody_else_says_does_not(String network, String caller) {
        var socket = InetAddress.ofLiteral(caller);
        assertThat(trusting(network).of(socket, List.of("203.0.113.9")))
                .isEqualTo(socket.getHostAddress());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "proxy",
                "10",
                "10/8",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/",
                "10.0.0.0/8/8",
                "10.0.0.0/x",
                "::/129",
                "::ffff:10.0.0.0/95",
                "",
                "/8"
            })
    void what_is_no_network_is_refused(String text) {
        assertThat(Network.of(text)).isEmpty();
        assertThatThrownBy(() -> trusting(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
