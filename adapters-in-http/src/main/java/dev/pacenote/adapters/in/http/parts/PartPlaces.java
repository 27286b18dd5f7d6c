package dev.pacenote.adapters.in.http.parts;

import dev.pacenote.adapters.in.http.platform.request.Cursor;
import dev.pacenote.application.parts.catalogue.PartPlace;
import dev.pacenote.application.parts.reorder.ClosedTasksQuery;
import dev.pacenote.application.parts.reorder.TasksQuery;
import dev.pacenote.domain.parts.analytics.FigurePlace;
import dev.pacenote.domain.parts.attachment.Attachment;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.catalogue.VehicleModel;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** Places of parts and tasks in lists as texts of a cursor. Whoever made one up gets a 400. */
public final class PartPlaces {

    private static final int TEXTS_OF_PART = 6;
    private static final int TEXTS_OF_TASK = TEXTS_OF_PART + 2;
    private static final int TEXTS_OF_FIGURE = 3;
    private static final int TEXTS_OF_CLOSED_TASK = 2;
    private static final int TEXTS_OF_ATTACHMENT = 2;

    private static final Instant LATEST = Instant.EPOCH.plus(Duration.ofDays(1_000_000));

    private PartPlaces() {}

    public static List<String> texts(PartPlace place) {
        return List.of(
                place.nameKey(),
                place.numberKey(),
                place.stock().value().toPlainString(),
                place.threshold().value().toPlainString(),
                place.updatedAt().toString(),
                place.id().value());
    }

    public static PartPlace part(List<String> texts) {
        return read(texts, TEXTS_OF_PART, PartPlaces::partOf);
    }

    public static List<String> texts(TasksQuery.Place place) {
        return Stream.concat(
                        texts(place.part()).stream(),
                        Stream.of(place.createdAt().toString(), place.id().toString()))
                .toList();
    }

    public static TasksQuery.Place task(List<String> texts) {
        return read(
                texts,
                TEXTS_OF_TASK,
                all ->
                        new TasksQuery.Place(
                                partOf(all), time(all.get(6)), UUID.fromString(all.get(7))));
    }

    public static List<String> texts(ClosedTasksQuery.Place place) {
        return List.of(place.closedAt().toString(), place.id().toString());
    }

    public static ClosedTasksQuery.Place closedTask(List<String> texts) {
        return read(
                texts,
                TEXTS_OF_CLOSED_TASK,
                all -> new ClosedTasksQuery.Place(time(all.get(0)), UUID.fromString(all.get(1))));
    }

    public static List<String> texts(VehicleModel pool) {
        return List.of(pool.name());
    }

    public static VehicleModel model(List<String> texts) {
        return read(texts, 1, all -> new VehicleModel(all.getFirst()));
    }

    public static List<String> texts(Attachment.Place place) {
        return List.of(place.createdAt().toString(), place.id().toString());
    }

    public static Attachment.Place attachment(List<String> texts) {
        return read(
                texts,
                TEXTS_OF_ATTACHMENT,
                all -> new Attachment.Place(time(all.get(0)), UUID.fromString(all.get(1))));
    }

    public static List<String> texts(FigurePlace place) {
        return List.of(
                place.first().toPlainString(), place.second().toPlainString(), place.id().value());
    }

    public static FigurePlace figure(List<String> texts) {
        return read(
                texts,
                TEXTS_OF_FIGURE,
                all ->
                        new FigurePlace(
                                new BigDecimal(all.get(0)),
                                new BigDecimal(all.get(1)),
                                new PartId(all.get(2))));
    }

    private static <P> P read(List<String> texts, int count, Function<List<String>, P> reader) {
        if (texts.size() == count) {
            try {
                return reader.apply(texts);
            } catch (IllegalArgumentException | DateTimeException e) {
                // Said below.
            }
        }
        throw Cursor.refused();
    }

    private static PartPlace partOf(List<String> texts) {
        return new PartPlace(
                key(texts.get(0)),
                key(texts.get(1)),
                Quantity.of(texts.get(2)),
                Quantity.of(texts.get(3)),
                time(texts.get(4)),
                new PartId(texts.get(5)));
    }

    private static String key(String text) {
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("no key has control characters");
        }
        return text;
    }

    private static Instant time(String text) {
        var time = Instant.parse(text);
        if (time.isBefore(Instant.EPOCH) || time.isAfter(LATEST)) {
            throw new IllegalArgumentException("no time of ours");
        }
        return time;
    }
}
