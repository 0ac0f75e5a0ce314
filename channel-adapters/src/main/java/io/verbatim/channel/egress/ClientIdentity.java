package io.verbatim.channel.egress;

/**
 * Who we are towards a server that asks for a certificate.
 *
 * @param pem the certificate, or a chain with it first, and its private key
 */
public record ClientIdentity(String pem) {

    @Override
    public String toString() {
        return "***";
    }
}
