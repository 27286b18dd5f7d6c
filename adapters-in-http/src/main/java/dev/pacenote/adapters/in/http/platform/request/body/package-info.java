/** How the body of a request becomes a record. */
package dev.pacenote.adapters.in.http.platform.request.body;
