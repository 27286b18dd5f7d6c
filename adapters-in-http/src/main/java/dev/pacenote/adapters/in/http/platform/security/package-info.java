/**
 * Who may call a route ({@code @Secured}) and how callers show who they are ({@link
 * dev.pacenote.adapters.in.http.platform.security.Schemes}), on top of Micronaut Security.
 */
package dev.pacenote.adapters.in.http.platform.security;
