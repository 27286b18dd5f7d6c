package dev.pacenote.application.delivery.webhook;

import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.delivery.webhook.Webhook;
import dev.pacenote.domain.identity.account.AccountId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Webhooks in memory. */
public final class InMemoryWebhooks implements Webhooks {

    private static final Comparator<Webhook> OLDEST_FIRST =
            Comparator.comparing(Webhook::createdAt)
                    .thenComparing(webhook -> webhook.id().toString());

    private final Tables tables;

    public InMemoryWebhooks(Tables tables) {
        this.tables = tables;
    }

    @Override
    public List<Webhook> of(AccountId owner) {
        return tables.with(
                state ->
                        state.webhooks.values().stream()
                                .filter(webhook -> webhook.account().equals(owner))
                                .sorted(OLDEST_FIRST)
                                .toList());
    }

    @Override
    public List<Webhook> ofForUpdate(AccountId owner) {
        return of(owner);
    }

    @Override
    public Optional<Webhook> find(AccountId owner, UUID id) {
        return tables.with(
                state ->
                        Optional.ofNullable(state.webhooks.get(id))
                                .filter(webhook -> webhook.account().equals(owner)));
    }

    @Override
    public void insert(Webhook webhook) {
        tables.with(state -> state.webhooks.put(webhook.id(), webhook));
    }

    @Override
    public SaveResult<Webhook> save(Webhook webhook) {
        return tables.with(
                state -> {
                    var stored = state.webhooks.get(webhook.id());
                    if (stored == null || stored.version() != webhook.version()) {
                        return new SaveResult.Conflict<>();
                    }
                    state.webhooks.put(webhook.id(), webhook.saved());
                    return new SaveResult.Saved<>(webhook.saved());
                });
    }

    @Override
    public boolean delete(AccountId owner, UUID id) {
        return tables.with(
                state ->
                        state.webhooks
                                .values()
                                .removeIf(
                                        webhook ->
                                                webhook.id().equals(id)
                                                        && webhook.account().equals(owner)));
    }
}
