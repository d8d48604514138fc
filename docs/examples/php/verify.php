<?php
// composer require firebase/php-jwt
// Reads an ID token from the input and says who signed in: ISSUER=… AUDIENCE=… NONCE=… php verify.php
require getenv('AUTOLOAD') ?: __DIR__ . '/vendor/autoload.php';

use Firebase\JWT\JWK;
use Firebase\JWT\JWT;

/** The claims of a token that was made for our page. @throws Exception */
function verify(string $token, string $nonce): stdClass
{
    JWT::$leeway = 30;
    // Keep the keys for ten minutes (APCu, or CachedKeySet of the same library), and not for longer.
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
} catch (Exception $error) {
    fwrite(STDERR, "Refused: {$error->getMessage()}\n");
    exit(1);
}
