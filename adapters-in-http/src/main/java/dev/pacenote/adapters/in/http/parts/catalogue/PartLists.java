package dev.pacenote.adapters.in.http.parts.catalogue;

import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.parts.catalogue.Parts;
import io.micronaut.http.MutableHttpResponse;

/** What answers with a part of a list say of the whole. */
final class PartLists {

    private PartLists() {}

    static <B> MutableHttpResponse<B> page(
            MutableHttpResponse<B> response, PartListQuery query, Caller caller, Parts.Page page) {
        response.header("X-Total-Count", Long.toString(page.total()));
        query.next(caller.user(), page.rows().size(), page.total())
                .ifPresent(cursor -> response.header("X-Next-Cursor", cursor));
        return response;
    }
}
