package dev.pacenote.adapters.out.dynamodb.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.adapters.out.dynamodb.platform.LocalDynamo;
import dev.pacenote.application.digest.MailSamples;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.delivery.DeliveryState.Sending;
import dev.pacenote.domain.delivery.Lease;
import dev.pacenote.domain.delivery.RetryTiming;
import dev.pacenote.domain.digest.DailyEmail;
import dev.pacenote.domain.digest.DailyEmailKey;
import dev.pacenote.domain.identity.account.AccountId;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items that a version before wrote, with an attribute that has another name now. */
class DynamoDailyEmailsTest {

    private static final DailyEmailKey KEY = new DailyEmailKey(new AccountId(7), Samples.DAY);

    @Test
    void an_outcome_that_an_earlier_version_did_not_report_is_found_until_it_is_reported() {
        try (var dynamo = new LocalDynamo()) {
            var emails = new DynamoDailyEmails(dynamo.emails());
            var opened = MailSamples.opened(emails, KEY);
            var lease = Lease.at(Samples.NOON, UUID.randomUUID());
            var claimed =
                    saved(
                            emails,
                            opened.claimed(lease, Samples.NOON, RetryTiming.WAITS_ARE_KEPT)
                                    .orElseThrow());
            var sending = (Sending) claimed.state();
            saved(emails, claimed.concluded(lease, sending.accepted(Samples.NOON)).orElseThrow());
            dynamo.client()
                    .updateItem(
                            update ->
                                    update.tableName("emails")
                                            .key(
                                                    Map.of(
                                                            DynamoDailyEmails.PERSON,
                                                            AttributeValue.fromN("7"),
                                                            DynamoDailyEmails.DATE,
                                                            AttributeValue.fromS(
                                                                    Samples.DAY.toString())))
                                            .updateExpression("set untold = :one remove unreported")
                                            .expressionAttributeValues(
                                                    Map.of(":one", AttributeValue.fromN("1"))));

            assertThat(emails.unreported()).containsExactly(KEY);
            var found = emails.find(KEY).orElseThrow();
            assertThat(found.historyPending()).isTrue();

            saved(emails, found.reported());
            assertThat(emails.unreported()).isEmpty();
        }
    }

    private static DailyEmail saved(DynamoDailyEmails emails, DailyEmail mail) {
        return emails.save(mail).orUndo("a mail");
    }
}
