/**
 * What a request may hold, as records: a {@link
 * dev.pacenote.adapters.in.http.platform.request.body.JsonBody} for its body, {@link
 * dev.pacenote.adapters.in.http.platform.request.Parameters} for its path and query. A record
 * declares names, types and constraints once; requests are read and refused by it.
 */
package dev.pacenote.adapters.in.http.platform.request;
