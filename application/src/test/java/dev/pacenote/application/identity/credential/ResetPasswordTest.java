package dev.pacenote.application.identity.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.IdentityWorld;
import dev.pacenote.application.identity.token.Tokens;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountMail;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.account.PendingAccountMail;
import dev.pacenote.domain.identity.account.SecurityEvent;
import dev.pacenote.domain.identity.credential.DiscordUser;
import dev.pacenote.domain.identity.credential.PasswordResetRequest;
import dev.pacenote.domain.identity.credential.RawPassword;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A person who forgot their password gets a link by mail, and sets another one with it. */
class ResetPasswordTest {

    private static final RequestPasswordReset.Result HEARD =
            new RequestPasswordReset.Result.Accepted();
    private static final EmailAddress NOBODY = new EmailAddress("nobody@example.org");
    private static final String NEXT = "next password";

    private final IdentityWorld world = new IdentityWorld();
    private final Account fox = world.account();

    private RequestPasswordReset.Result ask(EmailAddress email, String address) {
        return world.requestPasswordReset().request(email, address);
    }

    private PasswordResetRequest request(EmailAddress email) {
        return new PasswordResetRequest(UUID.randomUUID(), email, world.now);
    }

    /** A request that is answered with its mail. */
    private PasswordResetRequest answered() {
        var request = request(Samples.address(fox));
        world.resetPassword().send(request);
        return request;
    }

    private String link(PasswordResetRequest request) {
        return world.tokens.reset(new Tokens.Reset(fox.id(), request.id(), fox.email()), world.now);
    }

    private boolean reset(String link) {
        return world.resetPassword().reset(link, new RawPassword(NEXT));
    }

    @Test
    void whoever_asks_hears_the_same_whether_there_is_an_account_or_not() {
        assertThat(ask(Samples.address(fox), IdentityWorld.HERE)).isEqualTo(HEARD);
        assertThat(ask(NOBODY, IdentityWorld.HERE)).isEqualTo(HEARD);

        assertThat(world.resetRequests)
                .extracting(PasswordResetRequest::email)
                .containsExactly(Samples.address(fox), NOBODY);
        assertThat(world.mails).as("before the request is answered").isEmpty();
    }

    @Test
    void an_address_is_asked_for_three_times_an_hour_whether_there_is_an_account_or_not() {
        assertThat(IntStream.range(0, 3).mapToObj(i -> ask(NOBODY, "192.0.2." + i)))
                .hasSize(3)
                .containsOnly(HEARD);

        assertThat(ask(NOBODY, "192.0.2.9"))
                .isEqualTo(new RequestPasswordReset.Result.TooMany(Duration.ofHours(1)));
        assertThat(ask(Samples.address(fox), "192.0.2.9")).isEqualTo(HEARD);
        assertThat(world.resetRequests).hasSize(4);
    }

    @Test
    void a_network_asks_ten_times_an_hour() {
        assertThat(
                        IntStream.range(0, 10)
                                .mapToObj(
                                        i ->
                                                ask(
                                                        new EmailAddress("x" + i + "@example.org"),
                                                        IdentityWorld.HERE)))
                .hasSize(10)
                .containsOnly(HEARD);

        assertThat(ask(Samples.address(fox), IdentityWorld.HERE))
                .isEqualTo(new RequestPasswordReset.Result.TooMany(Duration.ofHours(1)));
        assertThat(world.resetRequests).hasSize(10);
    }

    @Test
    void the_owner_of_the_address_gets_a_mail_with_a_link_that_works() {
        var request = answered();

        assertThat(world.mails)
                .containsExactly(new PendingAccountMail.SetPassword(request.id(), fox.id()));
        assertThat(reset(link(request))).isTrue();
        assertThat(world.hasPassword(fox, NEXT)).isTrue();
    }

    @Test
    void a_request_that_is_answered_twice_is_the_same_mail_and_the_same_link() {
        var request = answered();
        world.resetPassword().send(request);

        assertThat(world.mails)
                .extracting(PendingAccountMail::id)
                .isNotEmpty()
                .containsOnly(request.id());
        assertThat(reset(link(request))).isTrue();
    }

    @Test
    void nobody_gets_a_mail_for_an_address_without_an_account_that_may_log_in() {
        world.resetPassword().send(request(NOBODY));
        world.disabled(fox);
        world.resetPassword().send(request(Samples.address(fox)));
        world.accounts.insert(Samples.newAccount(NOBODY.value(), "hare@example.org"));
        world.resetPassword().send(request(NOBODY));

        assertThat(world.mails).isEmpty();
    }

    @Test
    void a_request_that_waited_longer_than_an_hour_is_dropped() {
        var late = request(Samples.address(fox));
        world.pass(PasswordResetRequest.WORTH_ANSWERING);
        world.resetPassword().send(late);
        assertThat(world.mails).hasSize(1);

        world.pass(Duration.ofSeconds(1));
        world.resetPassword()
                .send(
                        new PasswordResetRequest(
                                UUID.randomUUID(), Samples.address(fox), late.askedAt()));
        assertThat(world.mails).hasSize(1);
    }

    @Test
    void a_later_request_makes_the_link_of_an_earlier_one_void() {
        var first = answered();
        world.pass(Duration.ofMinutes(1));
        var second = answered();

        assertThat(reset(link(first))).isFalse();
        assertThat(reset(link(second))).isTrue();
    }

    @Test
    void an_earlier_request_that_is_answered_later_is_dropped() {
        var early = request(Samples.address(fox));
        world.pass(Duration.ofMinutes(1));
        var late = answered();
        world.resetPassword().send(early);

        assertThat(world.mails).extracting(PendingAccountMail::id).containsExactly(late.id());
        assertThat(reset(link(late))).isTrue();
    }

    @Test
    void a_new_password_ends_every_session_confirms_the_address_and_a_mail_says_so() {
        var hare = world.unconfirmed();
        var session = world.session(hare);
        var others = world.session(fox);
        var request = request(Samples.address(hare));
        world.resetPassword().send(request);
        var link =
                world.tokens.reset(
                        new Tokens.Reset(hare.id(), request.id(), hare.email()), world.now);

        assertThat(reset(link)).isTrue();

        assertThat(world.hasPassword(hare, NEXT)).isTrue();
        assertThat(world.isOpen(session)).isFalse();
        assertThat(world.isOpen(others)).as("somebody else's session").isTrue();
        assertThat(world.found(hare).verifiedAt()).contains(world.now);
        assertThat(world.written(Samples.address(hare)))
                .containsExactly(AccountMail.Kind.PASSWORD_CHANGED);
        assertThat(world.securityEvents)
                .extracting(SecurityEvent::kind)
                .containsExactly(SecurityEvent.Kind.PASSWORD_CHANGED);
    }

    @Test
    void another_address_that_waits_to_be_confirmed_is_dropped_by_the_reset() {
        var next = new EmailAddress("thief@example.org");
        Samples.changed(world.accounts, fox.id(), known -> known.wantsMailAt(next));
        var move = world.tokens.newAddress(new Tokens.NewAddress(fox.id(), next), world.now);

        assertThat(reset(link(answered()))).isTrue();

        assertThat(world.found(fox).pendingEmail()).isEmpty();
        assertThat(world.verifyEmail().confirm(move)).isFalse();
        assertThat(world.found(fox).email()).isEqualTo(fox.email());
    }

    @Test
    void whoever_has_no_password_gets_one_by_a_link() {
        var neo = world.withoutPassword(new DiscordUser("186000000000000001"));
        var request = request(Samples.address(neo));
        world.resetPassword().send(request);

        assertThat(
                        reset(
                                world.tokens.reset(
                                        new Tokens.Reset(neo.id(), request.id(), neo.email()),
                                        world.now)))
                .isTrue();

        assertThat(world.hasPassword(neo, NEXT)).isTrue();
        assertThat(world.credentials.find(neo.id()).identities())
                .containsExactly(new DiscordUser("186000000000000001"));
    }

    @Test
    void a_link_works_once() {
        var link = link(answered());
        reset(link);
        var session = world.session(fox);

        assertThat(world.resetPassword().reset(link, new RawPassword("third password"))).isFalse();

        assertThat(world.hasPassword(fox, NEXT)).isTrue();
        assertThat(world.isOpen(session)).as("opened after the reset").isTrue();
        assertThat(world.written(Samples.address(fox))).hasSize(1);
    }

    @Test
    void of_two_resets_at_once_with_one_link_one_wins() {
        var link = link(answered());

        assertThat(Samples.atOnce(2, () -> reset(link))).containsExactlyInAnyOrder(true, false);
        assertThat(world.written(Samples.address(fox))).hasSize(1);
    }

    @Test
    void a_link_is_good_for_half_an_hour() {
        var link = link(answered());
        world.pass(Tokens.RESET_LIFETIME);

        assertThat(reset(link)).isFalse();
        assertThat(world.hasPassword(fox, IdentityWorld.PASSWORD)).isTrue();
    }

    @Test
    void a_text_that_is_no_such_link_sets_nothing() {
        answered();

        assertThat(reset("")).isFalse();
        assertThat(
                        reset(
                                world.tokens.verification(
                                        new Tokens.Verification(fox.id(), fox.email()), world.now)))
                .isFalse();
        assertThat(reset(link(request(Samples.address(fox))))).as("of no request").isFalse();
        assertThat(world.hasPassword(fox, IdentityWorld.PASSWORD)).isTrue();
    }

    @Test
    void the_link_of_an_account_that_is_gone_sets_nothing() {
        var link = link(answered());
        world.accounts.delete(fox.id());

        assertThat(reset(link)).isFalse();
        assertThat(world.written(Samples.address(fox))).isEmpty();
    }
}
