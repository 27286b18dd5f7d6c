package dev.pacenote.application.messages.conversation;

import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.messages.conversation.MessagesFrom;
import dev.pacenote.domain.messages.conversation.Recipient;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Everybody who has an account takes messages from everybody. */
public final class AccountCorrespondents implements Correspondents {

    private final Accounts accounts;

    public AccountCorrespondents(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Optional<Addressee> addressee(AccountId sender, AccountId recipient) {
        return accounts.find(recipient)
                .map(
                        account ->
                                new Addressee(
                                        new Recipient(
                                                account.enabled(), MessagesFrom.EVERYONE, false),
                                        true));
    }

    @Override
    public boolean sendsReceipts(AccountId reader) {
        return accounts.find(reader).isPresent();
    }

    @Override
    public Map<AccountId, String> names(Collection<AccountId> people) {
        var names = new HashMap<AccountId, String>();
        for (var person : people) {
            accounts.find(person)
                    .map(Account::username)
                    .ifPresent(name -> names.put(person, name.value()));
        }
        return names;
    }
}
