/** From which address a request comes. */
package dev.pacenote.adapters.in.http.platform.network;
