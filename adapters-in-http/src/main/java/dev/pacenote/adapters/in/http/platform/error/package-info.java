/** How a refusal or a fault becomes an answer. */
package dev.pacenote.adapters.in.http.platform.error;
