package dev.pacenote.adapters.out.postgres.delivery.webhook;

import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.delivery.webhook.Webhooks;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.SecretSeal;
import dev.pacenote.domain.delivery.webhook.Webhook;
import dev.pacenote.domain.delivery.webhook.WebhookSecret;
import dev.pacenote.domain.delivery.webhook.WebhookUrl;
import dev.pacenote.domain.identity.account.AccountId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/** Webhooks in Postgres. */
@Singleton
public final class PostgresWebhooks implements Webhooks {

    private final WebhookRows rows;
    private final SecretSeal seal;

    PostgresWebhooks(WebhookRows rows, SecretSeal seal) {
        this.rows = rows;
        this.seal = seal;
    }

    @Override
    public List<Webhook> of(AccountId owner) {
        return rows.of(owner.value()).stream()
                .map(this::webhook)
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public List<Webhook> ofForUpdate(AccountId owner) {
        rows.hold(owner.value());
        return of(owner);
    }

    @Override
    public Optional<Webhook> find(AccountId owner, UUID id) {
        return rows.find(owner.value(), id).flatMap(this::webhook);
    }

    private Optional<Webhook> webhook(WebhookRows.Row row) {
        return seal.open(place(row.id()), row.endpoint())
                .map(
                        endpoint ->
                                new Webhook(
                                        row.id(),
                                        new AccountId(row.userId()),
                                        endpoint(endpoint),
                                        new TreeSet<>(List.of(row.topics().split(" "))),
                                        row.createdAt(),
                                        Optional.ofNullable(row.disabledReason())
                                                .map(PostgresWebhooks::reason),
                                        row.version()));
    }

    private static Webhook.DisabledReason reason(String word) {
        return Stream.of(Webhook.DisabledReason.values())
                .filter(reason -> reason.wireName().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a stored word: " + word));
    }

    private static String place(UUID id) {
        return "webhooks " + id;
    }

    /** The secret and the address, which has no blank. */
    private static String text(Webhook.Endpoint endpoint) {
        return endpoint.secret().value() + " " + endpoint.url().value();
    }

    private static Webhook.Endpoint endpoint(String text) {
        int blank = text.indexOf(' ');
        return new Webhook.Endpoint(
                new WebhookUrl(text.substring(blank + 1)),
                new WebhookSecret(text.substring(0, blank)));
    }

    @Override
    public void insert(Webhook webhook) {
        rows.insert(
                new WebhookRows.Row(
                        webhook.id(),
                        webhook.account().value(),
                        seal.seal(place(webhook.id()), text(webhook.endpoint())),
                        String.join(" ", webhook.topics()),
                        Rows.microseconds(webhook.createdAt()),
                        webhook.disabledReason().map(Webhook.DisabledReason::wireName).orElse(null),
                        webhook.version()));
    }

    @Override
    public SaveResult<Webhook> save(Webhook webhook) {
        int saved =
                rows.save(
                        webhook.id(),
                        webhook.disabledReason().map(Webhook.DisabledReason::wireName).orElse(null),
                        webhook.version());
        return saved == 1 ? new SaveResult.Saved<>(webhook.saved()) : new SaveResult.Conflict<>();
    }

    @Override
    public boolean delete(AccountId owner, UUID id) {
        return rows.remove(owner.value(), id) == 1;
    }
}
