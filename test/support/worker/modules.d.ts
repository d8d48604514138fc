declare module '*?far-apart' {}
