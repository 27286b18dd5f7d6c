package dev.pacenote.adapters.in.http.parts.catalogue;

import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.adapters.in.http.platform.request.Parameters;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.QueryValue;

/** By what a part is looked up. */
@Introspected
record LookupQuery(@QueryValue @Nullable String barcode, @QueryValue @Nullable String partNumber)
        implements Parameters {

    /**
     * The number, where there is no barcode.
     *
     * @throws dev.pacenote.adapters.in.http.platform.error.ProblemException 400, without either
     */
    String numberAlone() {
        if (partNumber == null) {
            throw new ProblemException(
                    Problem.invalid("barcode", "required", "Name a barcode or a partNumber."));
        }
        return partNumber;
    }
}
