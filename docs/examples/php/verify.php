<?php
// composer require firebase/php-jwt
// Reads an ID token from the input and says who signed in: ISSUER=… AUDIENCE=… NONCE=… php verify.php
require getenv('AUTOLOAD') ?: __DIR__ . '/vendor/autoload.php';

use Firebase\JWT\JWK;
use Firebase\JWT\JWT;

/** The claims of a token that was made for our page. @throws Throwable */
function verify(string $token, string $nonce): stdClass
{
    JWT::$leeway = 30;
    // This fetches the keys for each token, which does to try it. A server keeps them for ten minutes, with the library's own
    // new CachedKeySet($address, $httpClient, $requestFactory, $cache, 600, true, 'ES256') on what your framework has of PSR-18, 17 and 6:
    // `true` limits how often a `kid` that is not known, which anybody can make up, makes it fetch them again.
    $keys = json_decode(file_get_contents(getenv('ISSUER') . '/.well-known/jwks.json'), true);
    // A key is good for its own algorithm alone: ES256.
    $claims = JWT::decode($token, JWK::parseKeySet($keys, 'ES256'));
    if (($claims->iss ?? null) !== getenv('ISSUER')) {
        throw new UnexpectedValueException('Another issuer.');
    }
    if (($claims->aud ?? null) !== getenv('AUDIENCE')) {
        throw new UnexpectedValueException('The token is for somebody else.');
    }
    if (!isset($claims->exp, $claims->sub) || ($claims->nonce ?? null) !== $nonce) {
        throw new UnexpectedValueException('The token was made for another page.');
    }
    return $claims;
}

try {
    echo json_encode(verify(trim(stream_get_contents(STDIN)), getenv('NONCE'))), "\n";
} catch (Throwable $error) { // Not Exception alone: a `kid` that is a list is a TypeError.
    fwrite(STDERR, "Refused: {$error->getMessage()}\n");
    exit(1);
}
