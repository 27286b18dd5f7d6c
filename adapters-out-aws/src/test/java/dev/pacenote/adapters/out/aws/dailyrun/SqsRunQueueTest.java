package dev.pacenote.adapters.out.aws.dailyrun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.adapters.out.aws.platform.LocalQueues;
import dev.pacenote.application.contracts.dailyrun.distributed.RunQueueContract;
import dev.pacenote.application.dailyrun.distributed.RunMessage;
import dev.pacenote.application.dailyrun.distributed.RunQueue;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.domain.dailyrun.WorkItem;
import dev.pacenote.domain.digest.DailyEmailKey;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Topic;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Messages of a run on ElasticMQ. */
class SqsRunQueueTest implements RunQueueContract {

    private static final Topic RAIN = new Topic("sample.rain");
    private static final RunMessageJson JSON = new RunMessageJson(Map.of("rain_check", RAIN));
    private static final LocalQueues QUEUES = new LocalQueues();
    private static final SqsClient CLIENT = QUEUES.client();

    private final String work = url();
    private final String mails = url();

    private static String url() {
        return CLIENT.createQueue(create -> create.queueName(UUID.randomUUID().toString()))
                .queueUrl();
    }

    @AfterAll
    static void close() {
        QUEUES.close();
    }

    @Override
    public RunQueue queue() {
        return new SqsRunQueue(CLIENT, work, mails, JSON);
    }

    @Override
    public Topic topic() {
        return RAIN;
    }

    @Override
    public List<RunMessage> take() {
        var taken = new ArrayList<RunMessage>();
        for (var url : List.of(work, mails)) {
            for (var message :
                    CLIENT.receiveMessage(get -> get.queueUrl(url).maxNumberOfMessages(10))
                            .messages()) {
                taken.add(JSON.read(message.body()));
                CLIENT.deleteMessage(
                        delete -> delete.queueUrl(url).receiptHandle(message.receiptHandle()));
            }
        }
        return taken;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "{}",
                "{\"type\":\"survey\"}",
                "{\"type\":\"dance\",\"run\":\"00000000-0000-4000-8000-000000000001\"}",
                "{\"type\":\"rain_check\",\"run\":\"00000000-0000-4000-8000-000000000001\","
                        + "\"pass\":\"00000000-0000-4000-8000-000000000001\",\"person\":\"all\"}"
            })
    void what_is_no_message_is_said_to_be_none(String text) {
        assertThatThrownBy(() -> JSON.read(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void queues_that_are_away_are_said_in_our_own_words() {
        try (var nobody = LocalQueues.client("http://127.0.0.1:1")) {
            var queue =
                    new SqsRunQueue(nobody, "http://127.0.0.1:1/a", "http://127.0.0.1:1/b", JSON);
            var message = List.of(new RunMessage.PerformDryRun(UUID.randomUUID()));

            assertThatThrownBy(() -> queue.send(message, Duration.ZERO))
                    .isInstanceOf(StoreUnavailableException.class);
            assertThatThrownBy(queue::idle).isInstanceOf(StoreUnavailableException.class);
        }
    }

    /** What a queue holds from the version before. */
    @Test
    void messages_of_the_version_before_are_understood() {
        var run = UUID.fromString("00000000-0000-4000-8000-000000000001");
        var pass = UUID.fromString("00000000-0000-4000-8000-000000000002");
        var named =
                "{\"run\":\"00000000-0000-4000-8000-000000000001\",\"type\":\"%s\","
                        + "\"pass\":\"00000000-0000-4000-8000-000000000002\"%s}";

        assertThat(JSON.read(named.formatted("survey", "")))
                .isEqualTo(new RunMessage.Survey(run, pass));
        assertThat(JSON.read(named.formatted("gather", ",\"seen\":3")))
                .isEqualTo(new RunMessage.Gather(run, pass, 3));
        assertThat(JSON.read(named.formatted("rain_check", ",\"person\":7,\"of\":12")))
                .isEqualTo(
                        new RunMessage.MakeSection(
                                run, pass, new WorkItem.Section(new AccountId(7), RAIN), 12));
        assertThat(
                        JSON.read(
                                named.formatted(
                                        "daily_email",
                                        ",\"person\":7,\"date\":\"2026-11-20\",\"of\":12")))
                .isEqualTo(
                        new RunMessage.SendMail(
                                run,
                                pass,
                                new WorkItem.Mail(
                                        new DailyEmailKey(
                                                new AccountId(7), LocalDate.parse("2026-11-20"))),
                                12));
        var dryRun = new RunMessage.PerformDryRun(run);
        assertThat(JSON.read("{\"run\":\"" + run + "\",\"type\":\"rehearse\"}")).isEqualTo(dryRun);
        assertThat(JSON.write(dryRun)).isEqualTo("{\"type\":\"dry_run\",\"run\":\"" + run + "\"}");
    }
}
