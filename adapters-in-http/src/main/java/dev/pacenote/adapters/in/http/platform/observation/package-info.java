/** What is logged and measured of each request. */
package dev.pacenote.adapters.in.http.platform.observation;
