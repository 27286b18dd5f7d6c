package dev.pacenote.architecture.planted.adapters.in.http.digest;

/** A shared controller whose answer has a member of an area. */
interface SecretController {
    int numMapperAlerts();
}
