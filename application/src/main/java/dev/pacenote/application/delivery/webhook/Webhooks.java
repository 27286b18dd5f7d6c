package dev.pacenote.application.delivery.webhook;

import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.domain.delivery.webhook.Webhook;
import dev.pacenote.domain.identity.account.AccountId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * All webhooks of people. Addresses and secrets are sealed; a webhook that was sealed under another
 * secret is not there. A webhook goes with its account.
 */
public interface Webhooks {

    /** Those of an account, the oldest first. */
    List<Webhook> of(AccountId owner);

    /** The same. Until the caller's transaction ends, nobody else is answered. */
    List<Webhook> ofForUpdate(AccountId owner);

    Optional<Webhook> find(AccountId owner, UUID id);

    /** Stores a new one. */
    void insert(Webhook webhook);

    /** Saves a changed webhook if the stored one still has its version. */
    SaveResult<Webhook> save(Webhook webhook);

    /**
     * Forgets a webhook.
     *
     * @return false when the account has no such webhook
     */
    boolean delete(AccountId owner, UUID id);
}
