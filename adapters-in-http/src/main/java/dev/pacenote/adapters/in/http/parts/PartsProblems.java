package dev.pacenote.adapters.in.http.parts;

import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.Problem.FieldError;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.application.parts.stock.ChangeStock.RefusedLine;
import dev.pacenote.application.parts.stock.CommitPartsChange.Unique;
import dev.pacenote.domain.parts.stock.StockRefusal;
import dev.pacenote.domain.parts.stock.StockRow;
import dev.pacenote.domain.platform.InvalidValueException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What routes of parts refuse, in their words. */
public final class PartsProblems {

    /** Codes of values that are codes of a problem. */
    private static final Set<String> OWN_CODES =
            Set.of("invalid_quantity", "invalid_operation", "reserved_id");

    private PartsProblems() {}

    public static ProblemException partNotFound() {
        return refused(404, "part_not_found", "No such part", "Part not found");
    }

    public static ProblemException versionMismatch(long version) {
        return new ProblemException(Problem.versionMismatch().with("version", version));
    }

    public static ProblemException movementNotFound() {
        return refused(404, "movement_not_found", "No such movement", "Movement not found");
    }

    public static ProblemException taskNotFound() {
        return refused(404, "task_not_found", "No such task", "Task not found");
    }

    public static ProblemException importNotFound() {
        return refused(404, "import_not_found", "No such import", "Import not found");
    }

    public static ProblemException alertNotFound() {
        return refused(404, "alert_not_found", "No such alert", "Alert not found");
    }

    /** A value was refused, as this field of the request. */
    public static ProblemException invalid(String field, InvalidValueException e) {
        return invalid(List.of(new FieldError(field, e.code(), String.valueOf(e.getMessage()))));
    }

    /**
     * @param errors the first of them is what the problem is about
     */
    public static ProblemException invalid(List<FieldError> errors) {
        var problem = Problem.invalid(errors);
        var code = errors.getFirst().code();
        return new ProblemException(
                OWN_CODES.contains(code)
                        ? new Problem(
                                problem.status(),
                                code,
                                problem.title(),
                                problem.detail(),
                                problem.errors(),
                                problem.retryAfter(),
                                problem.location(),
                                problem.extra())
                        : problem);
    }

    /**
     * Refuses what bodies of other requests of the same form may have, and this one may not.
     *
     * @param sent whether it was sent, by the name of the property
     */
    public static void notOfThisRequest(Map<String, Boolean> sent) {
        var errors =
                sent.entrySet().stream()
                        .filter(Map.Entry::getValue)
                        .map(Map.Entry::getKey)
                        .sorted()
                        .map(
                                name ->
                                        new FieldError(
                                                name,
                                                "unknown_property",
                                                "This request has no such property."))
                        .toList();
        if (!errors.isEmpty()) {
            throw invalid(errors);
        }
    }

    /** The value of a field, or what is wrong with it. */
    public static <T> T field(String name, Supplier<T> value) {
        try {
            return value.get();
        } catch (InvalidValueException e) {
            throw invalid(name, e);
        }
    }

    public static ProblemException taken(Unique what) {
        return switch (what) {
            case PART_ID ->
                    refused(409, "part_exists", "Part exists", "There is a part with this id.");
            case PART_NUMBER ->
                    refused(
                            409,
                            "part_number_exists",
                            "Number exists",
                            "Another part has this number.");
            case BARCODE ->
                    refused(
                            409,
                            "barcode_exists",
                            "Barcode exists",
                            "Another part has this barcode.");
        };
    }

    /**
     * Stock stays as it is.
     *
     * @param lines all that are short, or the one that was refused
     */
    public static ProblemException refused(List<RefusedLine> lines) {
        var first = lines.getFirst();
        var problem = problem(first.why());
        var members = new HashMap<>(problem.extra());
        members.put("lines", lines.stream().map(PartsProblems::line).toList());
        return new ProblemException(problem.with(members));
    }

    public static ProblemException refused(StockRefusal why) {
        return new ProblemException(problem(why));
    }

    private static Map<String, Object> line(RefusedLine line) {
        var members = new HashMap<String, Object>(problem(line.why()).extra());
        members.put("index", line.index());
        members.put("partId", line.part().value());
        return members;
    }

    private static Problem problem(StockRefusal why) {
        return switch (why) {
            case StockRefusal.Insufficient it ->
                    Problem.of(
                                    409,
                                    "insufficient_stock",
                                    "Not enough stock",
                                    "Only " + it.available() + " left." + elsewhere(it.elsewhere()))
                            .with(
                                    Map.of(
                                            "available",
                                            it.available().value(),
                                            "requested",
                                            it.requested().value(),
                                            "vehicleModel",
                                            it.model().name()));
            case StockRefusal.Stale(var row) ->
                    Problem.of(
                                    409,
                                    "stock_conflict",
                                    "Changed meanwhile",
                                    "Somebody changed this stock since you read it.")
                            .with(
                                    Map.of(
                                            "currentStock",
                                            row.quantity().value(),
                                            "version",
                                            row.version()));
            case StockRefusal.PoolsInUse(var pools) ->
                    Problem.of(
                                    409,
                                    "pools_in_use",
                                    "Stock is set aside",
                                    "Stock of this part is set aside for models."
                                            + elsewhere(pools))
                            .with(
                                    "pools",
                                    pools.stream()
                                            .map(
                                                    row ->
                                                            Map.of(
                                                                    "vehicleModel",
                                                                    row.model().name(),
                                                                    "quantity",
                                                                    row.quantity().value()))
                                            .toList());
            case StockRefusal.Archived _ ->
                    Problem.of(
                            409, "part_archived", "Part archived", "This part is in the archive.");
            case StockRefusal.TooManyPools _ ->
                    Problem.of(409, "limit_reached", "Too many pools", "A part has 50 pools.");
            case StockRefusal.AlreadyReversed _ ->
                    Problem.of(
                            409,
                            "already_reversed",
                            "Taken back before",
                            "This movement was taken back before.");
            case StockRefusal.NotReversible _ ->
                    Problem.of(
                            409,
                            "not_reversible",
                            "Not reversible",
                            "What takes back is not taken back itself.");
        };
    }

    private static String elsewhere(List<StockRow> pools) {
        return pools.isEmpty()
                ? ""
                : pools.stream()
                        .map(row -> row.quantity() + " for " + row.model().name())
                        .collect(Collectors.joining(", ", " There are ", "."));
    }

    /** Ends a request with a sentence. */
    public static ProblemException refused(int status, String code, String title, String detail) {
        return new ProblemException(Problem.of(status, code, title, detail));
    }
}
