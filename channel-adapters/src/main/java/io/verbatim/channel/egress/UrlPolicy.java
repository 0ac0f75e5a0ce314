package io.verbatim.channel.egress;

/** Says whether the product may call an address: asked when settings are saved, and again, by the client, at each connect. */
public interface UrlPolicy {

    /**
     * Refuses with INVALID, in the same words whatever the reason that lies in the network, a URL that may not be called.
     *
     * @param field the field of the request that holds the URL
     */
    void check(String field, String url);
}
