package dev.pacenote.adapters.out.aws.delivery;

import dev.pacenote.application.delivery.dispatch.SenderQueue;
import dev.pacenote.domain.delivery.Delivery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResultEntry;

/**
 * Asks senders by a topic in SNS. A message holds the id of a delivery and, as an attribute by
 * which the topic chooses a queue, its channel: no name, text, address or account.
 */
public final class SnsSenderQueue implements SenderQueue {

    /** The attribute of a message that names the channel. */
    public static final String CHANNEL = "channel";

    private static final Logger LOG = LoggerFactory.getLogger(SnsSenderQueue.class);

    /** As many messages as SNS takes at once. */
    private static final int BATCH = 10;

    /** How often what SNS did not take of a batch is published again. */
    private static final int TRIES = 3;

    private final SnsClient client;
    private final String topic;

    /**
     * @param topic its ARN
     */
    public SnsSenderQueue(SnsClient client, String topic) {
        this.client = client;
        this.topic = topic;
    }

    @Override
    public void ask(Collection<Delivery> due) {
        var all = List.copyOf(due);
        int lost = 0;
        for (int from = 0; from < all.size(); from += BATCH) {
            lost += publish(all.subList(from, Math.min(all.size(), from + BATCH)));
        }
        if (lost > 0) {
            LOG.warn("{} of {} deliveries that are due are asked for later", lost, all.size());
        }
    }

    /**
     * @return how many SNS did not take
     */
    private int publish(List<Delivery> some) {
        var open = new ArrayList<PublishBatchRequestEntry>();
        for (int place = 0; place < some.size(); place++) {
            open.add(entry(Integer.toString(place), some.get(place)));
        }
        for (int i = 0; i < TRIES && !open.isEmpty(); i++) {
            var entries = List.copyOf(open);
            try {
                var taken =
                        client
                                .publishBatch(
                                        publish ->
                                                publish.topicArn(topic)
                                                        .publishBatchRequestEntries(entries))
                                .successful()
                                .stream()
                                .map(PublishBatchResultEntry::id)
                                .toList();
                open.removeIf(entry -> taken.contains(entry.id()));
            } catch (SdkException e) {
                LOG.warn("the topic of notifications takes nothing, try {}", i + 1, e);
            }
        }
        return open.size();
    }

    private static PublishBatchRequestEntry entry(String id, Delivery delivery) {
        return PublishBatchRequestEntry.builder()
                .id(id)
                .message(SenderMessageJson.write(delivery.id()))
                .messageAttributes(
                        Map.of(
                                CHANNEL,
                                MessageAttributeValue.builder()
                                        .dataType("String")
                                        .stringValue(delivery.channel().name())
                                        .build()))
                .build();
    }
}
