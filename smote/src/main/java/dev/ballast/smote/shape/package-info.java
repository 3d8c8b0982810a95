/// New rows that leave the segments between neighbors: in balls ([dev.ballast.smote.shape.GeometricSmote]), on lines and curves
/// ([dev.ballast.smote.shape.PolynomFit]), around rows ([dev.ballast.smote.shape.SmoothedBootstrap],
/// [dev.ballast.smote.shape.RandomWalk]).
package dev.ballast.smote.shape;
