package dev.pacenote.application.contracts.delivery.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.delivery.webhook.Webhooks;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.domain.delivery.webhook.Webhook;
import dev.pacenote.domain.delivery.webhook.WebhookSecret;
import dev.pacenote.domain.delivery.webhook.WebhookUrl;
import dev.pacenote.domain.identity.account.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link Webhooks} promise. */
public interface WebhooksContract {

    Webhooks webhooks();

    Accounts accounts();

    Transactions transactions();

    private AccountId account() {
        return Samples.account(accounts()).id();
    }

    private Webhook inserted(AccountId owner, Instant at) {
        var webhook =
                Webhook.added(
                        UUID.randomUUID(),
                        owner,
                        new Webhook.Endpoint(
                                new WebhookUrl("https://hooks.example/" + Samples.word()),
                                WebhookSecret.of(UUID.randomUUID(), UUID.randomUUID())),
                        new TreeSet<>(List.of("sample", "sample.weather")),
                        at);
        webhooks().insert(webhook);
        return webhook;
    }

    @Test
    default void webhooks_come_back_as_they_were_stored_the_oldest_first() {
        var owner = account();
        var younger = inserted(owner, Samples.NOON.plusSeconds(1));
        var older = inserted(owner, Samples.NOON);
        inserted(account(), Samples.NOON);

        assertThat(webhooks().of(owner)).containsExactly(older, younger);
        assertThat(webhooks().find(owner, older.id())).contains(older);
    }

    @Test
    default void a_webhook_is_found_by_its_owner_alone() {
        var owner = account();
        var stranger = account();
        var webhook = inserted(owner, Samples.NOON);

        assertThat(webhooks().find(stranger, webhook.id())).isEmpty();
        assertThat(webhooks().delete(stranger, webhook.id())).isFalse();
        assertThat(webhooks().delete(owner, webhook.id())).isTrue();
        assertThat(webhooks().delete(owner, webhook.id())).isFalse();
        assertThat(webhooks().of(owner)).isEmpty();
    }

    @Test
    default void of_two_who_save_the_same_version_one_meets_a_conflict() {
        var webhook = inserted(account(), Samples.NOON);
        var gone = webhook.gone().orElseThrow();

        assertThat(webhooks().save(gone)).isEqualTo(new SaveResult.Saved<>(gone.saved()));
        assertThat(webhooks().save(gone)).isEqualTo(new SaveResult.Conflict<>());

        assertThat(webhooks().of(webhook.account())).containsExactly(gone.saved());
    }

    @Test
    default void a_webhook_goes_with_its_account() {
        var webhook = inserted(account(), Samples.NOON);

        accounts().delete(webhook.account());

        assertThat(webhooks().of(webhook.account())).isEmpty();
        assertThat(webhooks().save(webhook)).isEqualTo(new SaveResult.Conflict<>());
    }

    @Test
    default void a_caller_who_asks_in_order_to_change_waits_for_the_one_before() {
        var owner = account();

        var sizes =
                Samples.atOnce(
                        6,
                        () ->
                                transactions()
                                        .inTransaction(
                                                () -> {
                                                    int size = webhooks().ofForUpdate(owner).size();
                                                    inserted(owner, Samples.NOON);
                                                    return size;
                                                }));

        assertThat(sizes).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5);
    }
}
