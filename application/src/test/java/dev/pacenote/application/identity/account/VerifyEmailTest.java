package dev.pacenote.application.identity.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.IdentityWorld;
import dev.pacenote.application.identity.token.Tokens;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.EmailAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A person confirms their address by the link in a mail, or asks for another such mail. */
class VerifyEmailTest {

    private final IdentityWorld world = new IdentityWorld();
    private final Account fox = world.unconfirmed();

    private String link(Account account) {
        return world.tokens.verification(
                new Tokens.Verification(account.id(), account.email()), world.now);
    }

    private VerifyEmail.Resent resend(Account account, String address) {
        return world.verifyEmail().resend(account.id(), address);
    }

    @Test
    void the_link_confirms_the_address() {
        assertThat(world.verifyEmail().confirm(link(fox))).isTrue();

        assertThat(world.found(fox).verifiedAt()).contains(world.now);
        assertThat(world.updated).containsExactly(fox.id());
    }

    @Test
    void a_second_click_is_as_good_and_the_first_time_stays() {
        var link = link(fox);
        var first = world.now;
        world.verifyEmail().confirm(link);
        world.pass(Duration.ofHours(1));

        assertThat(world.verifyEmail().confirm(link)).isTrue();

        assertThat(world.found(fox).verifiedAt()).contains(first);
        assertThat(world.updated).containsExactly(fox.id());
    }

    @Test
    void opening_the_link_says_whose_it_is_and_changes_nothing() {
        assertThat(world.verifyEmail().holder(link(fox))).contains(fox);

        assertThat(world.found(fox)).isEqualTo(fox);
    }

    @Test
    void a_link_is_good_for_a_day() {
        var link = link(fox);
        world.pass(Tokens.VERIFY_LIFETIME);

        assertThat(world.verifyEmail().holder(link)).isEmpty();
        assertThat(world.verifyEmail().confirm(link)).isFalse();
        assertThat(world.found(fox).verifiedAt()).isEmpty();
    }

    @Test
    void a_text_that_is_no_such_link_confirms_nothing() {
        var other = world.tokens.unsubscription(fox.id());

        assertThat(world.verifyEmail().holder(other)).isEmpty();
        assertThat(world.verifyEmail().confirm(other)).isFalse();
        assertThat(world.verifyEmail().confirm("")).isFalse();
        assertThat(world.found(fox).verifiedAt()).isEmpty();
    }

    @Test
    void the_link_of_an_account_that_is_gone_confirms_nothing() {
        var link = link(fox);
        world.accounts.delete(fox.id());

        assertThat(world.verifyEmail().holder(link)).isEmpty();
        assertThat(world.verifyEmail().confirm(link)).isFalse();
    }

    @Test
    void a_link_confirms_only_the_address_that_it_was_mailed_to() {
        var link = link(fox);
        world.pass(Duration.ofMinutes(1));
        var moved = movedTo(new EmailAddress("other@example.org"));

        assertThat(world.verifyEmail().holder(link)).isEmpty();
        assertThat(world.verifyEmail().confirm(link)).isFalse();
        assertThat(world.found(fox).verifiedAt()).isEmpty();
        assertThat(world.verifyEmail().confirm(link(moved))).isTrue();
    }

    @Test
    void a_link_from_before_links_named_their_address_counts_while_the_account_never_moved() {
        var hare = world.unconfirmed();
        var ofHare = nameless(hare);
        var ofFox = nameless(fox);
        world.pass(Duration.ofMinutes(1));
        movedTo(new EmailAddress("other@example.org"));

        assertThat(world.verifyEmail().confirm(ofHare)).isTrue();
        assertThat(world.verifyEmail().holder(ofFox)).isEmpty();
        assertThat(world.verifyEmail().confirm(ofFox)).isFalse();
        assertThat(world.found(fox).verifiedAt()).isEmpty();
    }

    private String nameless(Account account) {
        return world.tokens.verification(
                new Tokens.Verification(account.id(), Optional.empty()), world.now);
    }

    private Account movedTo(EmailAddress email) {
        var moved = world.accounts.move(world.found(fox).moved(email).updated(world.now));
        return ((Accounts.Moved.Ok) moved).account();
    }

    @Test
    void another_mail_comes_when_somebody_asks_for_it() {
        assertThat(resend(fox, IdentityWorld.HERE)).isEqualTo(new VerifyEmail.Resent.Sent());

        assertThat(world.confirmationMails(fox.id())).isOne();
    }

    @Test
    void no_mail_comes_where_nothing_is_to_be_confirmed() {
        assertThat(resend(world.account(), IdentityWorld.HERE))
                .isEqualTo(new VerifyEmail.Resent.AlreadyVerified());
        assertThat(resend(world.withoutAddress(), IdentityWorld.HERE))
                .isEqualTo(new VerifyEmail.Resent.NoAddress());
        world.accounts.delete(fox.id());
        assertThat(resend(fox, IdentityWorld.HERE))
                .isEqualTo(new VerifyEmail.Resent.NoSuchAccount());

        assertThat(world.mails).isEmpty();
    }

    @Test
    void an_account_gets_three_mails_an_hour() {
        assertThat(IntStream.range(0, 3).mapToObj(i -> resend(fox, "192.0.2." + i)))
                .hasSize(3)
                .containsOnly(new VerifyEmail.Resent.Sent());

        assertThat(resend(fox, "192.0.2.9"))
                .isEqualTo(new VerifyEmail.Resent.TooMany(Duration.ofHours(1)));
        assertThat(world.confirmationMails(fox.id())).isEqualTo(3);
        world.pass(Duration.ofHours(1));
        assertThat(resend(fox, "192.0.2.9")).isEqualTo(new VerifyEmail.Resent.Sent());
    }

    @Test
    void a_network_has_ten_mails_sent_an_hour() {
        assertThat(
                        IntStream.range(0, 10)
                                .mapToObj(_ -> resend(world.unconfirmed(), IdentityWorld.HERE)))
                .hasSize(10)
                .containsOnly(new VerifyEmail.Resent.Sent());

        assertThat(resend(fox, IdentityWorld.HERE))
                .isEqualTo(new VerifyEmail.Resent.TooMany(Duration.ofHours(1)));
        assertThat(world.mails).hasSize(10);
    }
}
