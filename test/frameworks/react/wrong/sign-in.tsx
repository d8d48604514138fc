import 'migris-elements/react';

export const value = <migris-login locale={5} />;
export const event = <migris-login onmigris-signed-in={({ person }) => console.log(person.shoeSize)} />;
export const tag = <migris-logon />;
