package dev.pacenote.application.parts.stock;

import dev.pacenote.application.notice.stream.socket.Signal;
import dev.pacenote.application.notice.stream.socket.SocketSignals;
import dev.pacenote.domain.notice.stream.EventType;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.reorder.ReorderTask;
import dev.pacenote.domain.parts.stock.PartChange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Has open pages of a workshop hear that a part or a task is another one. Of a part one hint leaves
 * in a second; the last change is always hinted. A hint may get lost: whoever looks again sees all.
 */
public final class PartHints {

    public static final EventType PART = new EventType("parts.changed");
    public static final EventType TASK = new EventType("parts.task");

    private final SocketSignals signals;
    private final Executor afterASecond;

    /** Parts of which a hint left within the last second, with the newest version since then. */
    private final Map<Part.Key, Optional<Long>> hinted = new HashMap<>();

    /**
     * @param afterASecond does what it is given a second later
     */
    public PartHints(SocketSignals signals, Executor afterASecond) {
        this.signals = signals;
        this.afterASecond = afterASecond;
    }

    /** Hints at changes that are stored. */
    void changed(List<PartChange> changes) {
        for (var change : changes) {
            if (!change.isNothing()) {
                changed(change.after().part().key(), change.after().part().version());
                tasks(change).forEach(this::changed);
            }
        }
    }

    private static Stream<ReorderTask> tasks(PartChange change) {
        return Stream.concat(
                change.closed().stream(),
                change
                        .after()
                        .task()
                        .filter(it -> !change.before().task().equals(Optional.of(it)))
                        .stream());
    }

    private void changed(Part.Key part, long version) {
        synchronized (hinted) {
            if (hinted.containsKey(part)) {
                hinted.put(part, Optional.of(version));
                return;
            }
            hinted.put(part, Optional.empty());
        }
        signals.send(
                new Signal.Hint(
                        part.account(),
                        PART,
                        Map.of("partId", part.id().value()),
                        OptionalLong.of(version)));
        afterASecond.execute(() -> secondIsOver(part));
    }

    private void secondIsOver(Part.Key part) {
        Optional<Long> newest;
        synchronized (hinted) {
            newest = Optional.ofNullable(hinted.remove(part)).flatMap(Function.identity());
        }
        newest.ifPresent(version -> changed(part, version));
    }

    private void changed(ReorderTask task) {
        signals.send(
                new Signal.Hint(
                        task.part().account(),
                        TASK,
                        Map.of(
                                "taskId", task.id().toString(),
                                "partId", task.part().id().value(),
                                "status", task.state().word()),
                        OptionalLong.empty()));
    }
}
