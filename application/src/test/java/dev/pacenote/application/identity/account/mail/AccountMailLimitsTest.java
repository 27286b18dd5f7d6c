package dev.pacenote.application.identity.account.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.IdentityWorld;
import dev.pacenote.application.identity.account.VerifyEmail;
import dev.pacenote.application.identity.credential.RequestPasswordReset;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.identity.account.Account;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Mails of different kinds about one account, and from one network. */
class AccountMailLimitsTest {

    private static final int PER_ACCOUNT = AccountMailLimits.PER_ACCOUNT.max();
    private static final int PER_NETWORK = AccountMailLimits.PER_NETWORK.max();

    private final IdentityWorld world = new IdentityWorld();
    private final Account fox = world.unconfirmed();

    private VerifyEmail.Resent resend(Account account, String address) {
        return world.verifyEmail().resend(account.id(), address);
    }

    private RequestPasswordReset.Result ask(Account account, String address) {
        return world.requestPasswordReset().request(Samples.address(account), address);
    }

    @Test
    void whoever_asked_for_every_confirmation_may_still_ask_for_a_new_password() {
        assertThat(IntStream.range(0, PER_ACCOUNT).mapToObj(i -> resend(fox, "192.0.2." + i)))
                .hasSize(3)
                .containsOnly(new VerifyEmail.Resent.Sent());
        assertThat(resend(fox, "192.0.2.100")).isInstanceOf(VerifyEmail.Resent.TooMany.class);

        assertThat(ask(fox, "192.0.2.101")).isEqualTo(new RequestPasswordReset.Result.Accepted());
    }

    @Test
    void a_network_asks_for_so_many_mails_whatever_their_kind() {
        assertThat(
                        IntStream.range(0, PER_NETWORK)
                                .mapToObj(_ -> resend(world.unconfirmed(), IdentityWorld.HERE)))
                .hasSize(10)
                .containsOnly(new VerifyEmail.Resent.Sent());

        assertThat(ask(fox, IdentityWorld.HERE))
                .isInstanceOf(RequestPasswordReset.Result.TooMany.class);
        assertThat(ask(fox, "192.0.2.100")).isEqualTo(new RequestPasswordReset.Result.Accepted());
    }
}
