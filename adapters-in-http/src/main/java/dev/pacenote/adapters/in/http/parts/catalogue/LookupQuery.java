package dev.pacenote.adapters.in.http.parts.catalogue;

import dev.pacenote.adapters.in.http.platform.request.Parameters;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.QueryValue;

/** By what a part is looked up. */
@Introspected
record LookupQuery(@QueryValue @Nullable String barcode, @QueryValue @Nullable String partNumber)
        implements Parameters {}
