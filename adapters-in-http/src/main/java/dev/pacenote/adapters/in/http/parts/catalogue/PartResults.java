package dev.pacenote.adapters.in.http.parts.catalogue;

import dev.pacenote.adapters.in.http.parts.PartsProblems;
import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.application.parts.catalogue.ShownPart;
import dev.pacenote.application.parts.stock.ManageParts.Result;
import dev.pacenote.domain.platform.InvalidValueException;
import java.util.Map;

/** What a change of a part came to, in the words of the routes. */
final class PartResults {

    private PartResults() {}

    /**
     * The part as it was saved.
     *
     * @throws ProblemException when it was not
     */
    static ShownPart saved(Result result) {
        if (result instanceof Result.Saved(var part)) {
            return part;
        }
        throw new ProblemException(problem(result));
    }

    /** Why a part was not saved. */
    static Problem problem(Result result) {
        return switch (result) {
            case Result.Saved _ -> throw new IllegalArgumentException("it was saved");
            case Result.NoSuchPart _ -> PartsProblems.partNotFound().problem();
            case Result.Taken(var what) -> PartsProblems.taken(what).problem();
            case Result.LimitReached(int most) ->
                    Problem.of(
                            409,
                            "limit_reached",
                            "Too many parts",
                            "A workshop has at most " + most + " parts.");
            case Result.VersionMismatch(long version) ->
                    PartsProblems.versionMismatch(version).problem();
            case Result.ScaleFixed _ ->
                    Problem.of(
                            409,
                            "scale_fixed",
                            "The unit is fixed",
                            "Stock of this part was counted, so its decimals stay.");
            case Result.RuleTooFine _ ->
                    PartsProblems.invalid(
                                    "reorderThreshold",
                                    new InvalidValueException(
                                            "invalid_quantity",
                                            "Thresholds and quantities to order have no more"
                                                    + " decimals than the part is counted with."))
                            .problem();
            case Result.OldStock(var stock, long version) ->
                    Problem.of(
                                    409,
                                    "stock_conflict",
                                    "Stock has changed",
                                    "The stock has changed since this form was opened; now it is "
                                            + stock
                                            + ". Count it on the stock page.")
                            .with(Map.of("currentStock", stock.value(), "version", version));
            case Result.Refused(var why) -> PartsProblems.refused(why).problem();
        };
    }
}
