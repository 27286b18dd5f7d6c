package dev.pacenote.domain.identity.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.domain.platform.InvalidValueException;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class EmailAddressProperties {

    @Property(tries = 5000)
    void what_is_accepted_is_ascii_and_means_the_same_when_typed_again(
            @ForAll("typed") String typed) {
        address(typed)
                .ifPresent(
                        address -> {
                            assertThat(address.value()).matches("[!-~]{3,254}");
                            assertThat(address.isMailable()).isTrue();
                            assertThat(new EmailAddress(address.value())).isEqualTo(address);
                            assertThat(EmailAddress.stored(typed)).isEqualTo(address);
                            assertThat(LoginKey.of(typed)).isEqualTo(address.key());
                        });
    }

    @Property(tries = 2000)
    void whatever_was_stored_is_read(@ForAll String kept) {
        var address = EmailAddress.stored(kept);
        assertThat(address.isMailable()).isEqualTo(address(kept).isPresent());
    }

    private static Optional<EmailAddress> address(String typed) {
        try {
            return Optional.of(new EmailAddress(typed));
        } catch (InvalidValueException e) {
            return Optional.empty();
        }
    }

    @Provide
    Arbitrary<String> typed() {
        var plain = Arbitraries.strings().withChars("aZ1.+-'").ofMaxLength(6);
        var letters =
                Arbitraries.strings()
                        .withChars("aZ1._+-'")
                        .withChars('ü', 'I', 'ı', 'ß', 'א', 'ﬁ', '。', 'K', 'ŉ', 'İ', '山')
                        .ofMinLength(1)
                        .ofMaxLength(8);
        var part = Arbitraries.oneOf(letters, letters, letters, Arbitraries.strings());
        return Combinators.combine(
                        Arbitraries.oneOf(plain, plain, part),
                        part,
                        Arbitraries.of("org", "ORG", "рф", "1"))
                .as((local, domain, top) -> local + "@" + domain + "." + top);
    }
}
