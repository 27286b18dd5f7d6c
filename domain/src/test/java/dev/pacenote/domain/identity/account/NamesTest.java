package dev.pacenote.domain.identity.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.domain.identity.credential.RawPassword;
import dev.pacenote.domain.platform.InvalidValueException;
import java.util.List;
import org.junit.jupiter.api.Test;

class NamesTest {

    @Test
    void user_names_keep_their_spelling_and_lose_outer_spaces() {
        assertThat(new Username("  Mad Fox ").value()).isEqualTo("Mad Fox");
        assertThat(new Username("山").value()).isEqualTo("山");
        assertThat(new Username("🦊".repeat(100)).value()).hasSize(200);
    }

    @Test
    void impossible_user_names_are_refused() {
        for (var name : List.of("", "   ", "a\u0000b", "line\nfeed", "\ud800", "x".repeat(101))) {
            assertThatThrownBy(() -> new Username(name)).isInstanceOf(InvalidValueException.class);
        }
    }

    @Test
    void keys_ignore_case_and_unicode_form() {
        assertThat(LoginKey.of("ZOË.X")).isEqualTo(LoginKey.of("zoe\u0308.x"));
        assertThat(LoginKey.of("ｆｏｘ")).isEqualTo(LoginKey.of("FOX"));
        assertThat(LoginKey.of("straße")).isEqualTo(LoginKey.of("STRASSE"));
        assertThat(LoginKey.of("Mad Fox")).isNotEqualTo(LoginKey.of("MadFox"));
    }

    @Test
    void addresses_are_plausible_or_refused() {
        for (var good :
                List.of("a@b.c", " O'Brien+x@Example.ORG ", "a!#$%&'*/=?^_`{|}~-@b-c.d1.e")) {
            assertThat(new EmailAddress(good).value()).isEqualTo(good.strip().toLowerCase());
        }
        for (var bad :
                List.of(
                        "",
                        "a",
                        "@b.c",
                        "a@",
                        "a@b",
                        "a@.c",
                        "a@b.",
                        "a@b..c",
                        "a@b@c.d",
                        "a b@c.d",
                        "a\u00a0b@c.d",
                        "a@b.c\r\nBcc: x@y.z",
                        "<a@b.c>",
                        "a@b.c,d@e.f",
                        "x".repeat(251) + "@b.c")) {
            assertThatThrownBy(() -> new EmailAddress(bad))
                    .as(bad)
                    .isInstanceOf(InvalidValueException.class);
        }
    }

    @Test
    void addresses_that_no_mail_server_takes_are_refused() {
        for (var bad :
                List.of(
                        "x@exa_mple.org",
                        "a..b@example.org",
                        "a.@example.org",
                        ".a@example.org",
                        "a@-b.org",
                        "a@b-.org",
                        "a@b.org.",
                        "a@192.0.2.1",
                        "a@b.1",
                        "x".repeat(65) + "@example.org",
                        "a@" + "x".repeat(64) + ".org",
                        "a@" + "\u00fc".repeat(60) + ".org",
                        "a@b!.org",
                        "a@b.org\u202e",
                        "a@xn--.org\ud800",
                        "zo\u00eb@example.org",
                        "\u212a@example.org",
                        "\u5c71@example.org")) {
            assertThatThrownBy(() -> new EmailAddress(bad))
                    .as(bad)
                    .isInstanceOfSatisfying(
                            InvalidValueException.class,
                            e -> assertThat(e.code()).isEqualTo("invalid_email"));
        }
    }

    @Test
    void an_international_domain_is_kept_in_its_ascii_form() {
        var ascii = new EmailAddress("anna@xn--bcher-kva.example");
        for (var spelling :
                List.of(
                        "anna@b\u00fccher.example",
                        "ANNA@B\u00dcCHER.Example",
                        "anna@bu\u0308cher.example",
                        "anna@b\u00fccher\u3002example",
                        "anna@XN--BCHER-KVA.example")) {
            var address = new EmailAddress(spelling);
            assertThat(address).isEqualTo(ascii);
            assertThat(address.value()).isEqualTo("anna@xn--bcher-kva.example");
            assertThat(LoginKey.of(spelling)).as(spelling).isEqualTo(ascii.key());
        }
    }

    @Test
    void domains_whose_ascii_form_depends_on_the_version_of_the_rules_are_refused() {
        // The older rules read them as somebody else's domain: "ß" as "ss". The last is the lunate
        // sigma, another spelling of the final one.
        for (var domain :
                List.of(
                        "stra\u00dfe.example",
                        "\u03c3\u03c2.example",
                        "a\u200db.example",
                        "\u03f2.example")) {
            assertThatThrownBy(() -> new EmailAddress("anna@" + domain))
                    .as(domain)
                    .isInstanceOf(InvalidValueException.class);
        }
        assertThat(new EmailAddress("anna@xn--strae-oqa.example").isMailable()).isTrue();
    }

    @Test
    void the_length_is_counted_on_the_ascii_form() {
        var longest = "x".repeat(64) + "@" + "\u00fc.".repeat(23) + "org";
        assertThat(new EmailAddress(longest).value()).hasSize(64 + 1 + 23 * 8 + 3);
        assertThatThrownBy(
                        () -> new EmailAddress("x".repeat(64) + "@" + "\u00fc.".repeat(24) + "org"))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        e -> assertThat(e.code()).isEqualTo("too_long"));
    }

    @Test
    void an_address_stored_by_an_earlier_version_is_read_and_takes_no_mail() {
        for (var old : List.of("x@exa_mple.org", "a..b@example.org", "zo\u00eb@example.org")) {
            var address = EmailAddress.stored(old);
            assertThat(address.value()).isEqualTo(old);
            assertThat(address.isMailable()).isFalse();
            assertThat(address.key()).isEqualTo(LoginKey.of(old));
        }
        assertThat(EmailAddress.stored("anna@b\u00fccher.example"))
                .isEqualTo(new EmailAddress("anna@xn--bcher-kva.example"));
    }

    @Test
    void keys_of_whatever_is_typed_never_fail() {
        for (var odd :
                List.of("@", "a@", "@\u00fc", "a@\u00fc..", "a@b@\u00fc.c", "\ud800@\ud800")) {
            assertThat(LoginKey.of(odd)).isEqualTo(LoginKey.of(odd));
        }
        assertThat(LoginKey.of("a@" + "\u00fc".repeat(1_000_000)).value()).startsWith("a@");
    }

    @Test
    void passwords_are_long_enough_never_trimmed_and_never_printed() {
        assertThat(new RawPassword("        ").value()).isEqualTo("        ");
        assertThat(new RawPassword("12345678")).hasToString("RawPassword[hidden]");
        for (var bad : List.of("1234567", "x".repeat(257))) {
            assertThatThrownBy(() -> new RawPassword(bad))
                    .isInstanceOf(InvalidValueException.class);
        }
    }
}
