package dev.pacenote.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.application.platform.WithoutMessages;
import dev.pacenote.lambda.runtime.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works off what an area wants done soon. A message says for which area: {@code
 * {"type":"streams"}}. The work is looked at again every second for a while, since much is due
 * within seconds, and further while something is due soon; a message from before the last look is
 * answered by that look. The queue is in order, so of one area nothing is looked at twice at once,
 * and a message that is not worked off keeps those behind it waiting: that a look fails is no
 * reason to let a message come again.
 */
public final class AreaJobWorker extends QueueFunction {

    private static final Logger LOG = LoggerFactory.getLogger(AreaJobWorker.class);

    /** So long it is looked at again after a message, and longer where more is due so soon. */
    private static final Duration LOOKS_FOR = Duration.ofSeconds(20);

    /** So long at most; a sweep finds the rest. */
    private static final Duration MAX_LENGTH = Duration.ofSeconds(60);

    private static final Duration BETWEEN = Duration.ofSeconds(1);

    /** The clock of the queue and ours differ by no more. */
    private static final Duration CLOCKS = Duration.ofSeconds(1);

    /** Waits between two looks. */
    @FunctionalInterface
    interface Pause {
        void between(Duration length) throws InterruptedException;
    }

    private final Supplier<List<AreaJob>> works;
    private final Pause pause;
    private final InstantSource clock;
    private final Map<String, Instant> lastLooks = new HashMap<>();

    public AreaJobWorker() {
        this(LambdaService.fromEnvironment(false));
    }

    public AreaJobWorker(LambdaService service) {
        this(
                () -> service.beans(AreaJob.class),
                service.failedMessages(),
                InstantSource.system(),
                Thread::sleep);
    }

    AreaJobWorker(
            Supplier<List<AreaJob>> works,
            FailedMessages failed,
            InstantSource clock,
            Pause pause) {
        super(failed);
        this.works = works;
        this.clock = clock;
        this.pause = pause;
    }

    @Override
    public boolean work(Message message, Context context) throws InterruptedException {
        var name = type(message.body());
        var work = find(name);
        if (work.isEmpty()) {
            LOG.info("{} is left alone: its area is switched off", name);
            return true;
        }
        try (var _ = Deadline.of(context)) {
            return look(work.get(), message.sentAt());
        }
    }

    /** One of several may be under way in another message of this process. */
    private synchronized boolean look(AreaJob work, Instant sentAt) throws InterruptedException {
        var lastLook = lastLooks.getOrDefault(work.name(), Instant.EPOCH);
        if (sentAt.plus(CLOCKS).isBefore(lastLook)) {
            return true;
        }
        var until = clock.instant().plus(LOOKS_FOR);
        var longest = clock.instant().plus(MAX_LENGTH);
        while (!looked(work, until, longest)) {
            pause.between(BETWEEN);
        }
        return true;
    }

    /**
     * What fails is looked at again a second later: a failed message would keep all behind it
     * waiting.
     *
     * @return whether this was the last look
     */
    private boolean looked(AreaJob work, Instant until, Instant longest) {
        var now = clock.instant();
        try {
            work.work().run();
            lastLooks.put(work.name(), now);
            return !now.isBefore(until) && (!now.isBefore(longest) || !isMoreDue(work, now));
        } catch (RuntimeException e) {
            LOG.warn(
                    "{}: a look failed, the next one follows in {}",
                    work.name(),
                    BETWEEN,
                    new WithoutMessages(e));
            return !now.isBefore(longest);
        }
    }

    private static boolean isMoreDue(AreaJob work, Instant now) {
        return work.firstDue().get().filter(now.plus(LOOKS_FOR)::isAfter).isPresent();
    }

    private Optional<AreaJob> find(String name) {
        return works.get().stream().filter(work -> work.name().equals(name)).findFirst();
    }

    /** Only we send there; what cannot be read may keep nobody waiting. */
    private static String type(String body) {
        try {
            return JSON.readTree(body).path("type").asText();
        } catch (JsonProcessingException e) {
            LOG.error("a message that cannot be read is left alone", new WithoutMessages(e));
            return "";
        }
    }

    @Override
    public JsonNode answer(JsonNode event, Context context) {
        var work = find(event.path("type").asText());
        if (work.isEmpty()) {
            return super.answer(event, context);
        }
        work.get().work().run();
        return JSON.createObjectNode().put("looked", true);
    }
}
