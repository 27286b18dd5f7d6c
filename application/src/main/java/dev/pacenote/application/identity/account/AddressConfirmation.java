package dev.pacenote.application.identity.account;

import dev.pacenote.application.identity.account.mail.AccountLinks;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.AccountMail;
import dev.pacenote.domain.identity.account.PendingAccountMail;
import java.time.Instant;
import java.util.Optional;

/**
 * How the address of a new account is confirmed: by a mail with a link, or not at all. Where it is
 * by mail, the owner of an address that has an account already is warned.
 */
public final class AddressConfirmation {

    private final RegisterAccount.Verification verification;
    private final AccountLinks links;
    private final Ids ids;

    public AddressConfirmation(
            RegisterAccount.Verification verification, AccountLinks links, Ids ids) {
        this.verification = verification;
        this.links = links;
        this.ids = ids;
    }

    RegisterAccount.Verification verification() {
        return verification;
    }

    public boolean isRequired() {
        return verification == RegisterAccount.Verification.REQUIRED;
    }

    /** Since when the address of an account counts as confirmed that is made now. */
    public Optional<Instant> confirmedAt(Instant now) {
        return isRequired() ? Optional.empty() : Optional.of(now);
    }

    /** The mail that asks the owner of a new account to confirm its address. */
    public Optional<PendingAccountMail> request(AccountId account) {
        return isRequired()
                ? Optional.of(new PendingAccountMail.ConfirmAddress(ids.next(), account))
                : Optional.empty();
    }

    /** The mail that tells an account's owner that somebody tried to register their address. */
    Optional<PendingAccountMail> warning(Account owner) {
        return AccountMail.to(owner, ids.next(), AccountMail.Kind.ADDRESS_IN_USE, links.login())
                .map(PendingAccountMail.Written::new);
    }
}
