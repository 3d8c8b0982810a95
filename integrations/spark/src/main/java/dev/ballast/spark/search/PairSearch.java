package dev.ballast.spark.search;

import dev.ballast.core.data.Dataset;
import dev.ballast.core.data.FeatureMatrix;
import dev.ballast.core.run.NeighborLists;
import dev.ballast.core.run.NeighborQuestion;
import dev.ballast.core.run.NeighborQuestion.Rank;
import dev.ballast.core.run.RunSettings;
import dev.ballast.core.target.ClassLabels;
import dev.ballast.smote.space.ExactNeighbors;

import org.apache.spark.api.java.function.PairFunction;
import org.apache.spark.broadcast.Broadcast;

import java.util.ArrayList;

import scala.Tuple2;

/// Brings a block of rows that ask together with a block of rows that may be neighbors: a question to the search of one machine.
///
/// @param queries    blocks of rows that ask
/// @param references blocks of rows that may be neighbors
/// @param space      in what sense they are near
/// @param k          how many neighbors
/// @param farthest   whether the farthest are asked for
record PairSearch(ArrayList<Broadcast<RowBlock>> queries, ArrayList<Broadcast<RowBlock>> references, SpaceParcel space,
        int k, boolean farthest) implements PairFunction<Integer, Integer, TopLists> {

    @Override
    public Tuple2<Integer, TopLists> call(Integer pair) {
        RowBlock asking = queries.get(pair / references.size()).value();
        RowBlock among = references.get(pair % references.size()).value();
        boolean same = java.util.Arrays.equals(asking.rows(), among.rows());
        RowBlock all = same ? among : asking.union(among);
        int columns = space.divisors().length;
        Dataset data = new Dataset(FeatureMatrix.wrap(all.values(), all.rows().length, columns),
                ClassLabels.of(new int[all.rows().length]), space.described());
        NeighborQuestion.Members candidates = same
                ? NeighborQuestion.ALL
                : NeighborQuestion.listed(all.placesOf(among));
        NeighborQuestion.Members askers = same ? candidates : NeighborQuestion.listed(all.placesOf(asking));
        NeighborLists lists = ExactNeighbors.ask(data,
                new NeighborQuestion(askers, candidates, k, space.space(), farthest ? Rank.FARTHEST : Rank.NEAREST),
                RunSettings.standard().threads(1));
        return new Tuple2<>(pair / references.size(), TopLists.of(lists, all.rows(), farthest));
    }
}
