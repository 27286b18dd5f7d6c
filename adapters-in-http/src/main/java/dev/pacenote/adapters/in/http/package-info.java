/**
 * The REST contract, used by every assembly. {@code platform} holds what concerns every request:
 * errors, access, headers, strict bodies. The other packages hold controllers by feature; they
 * translate and nothing more.
 */
package dev.pacenote.adapters.in.http;
