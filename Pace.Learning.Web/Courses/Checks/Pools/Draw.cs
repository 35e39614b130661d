using Pace.Learning.Content.Blocks;

namespace Pace.Learning.Web.Courses.Checks.Pools;

/// <summary>Which questions of a pool somebody gets. Each round goes on where the last one ended, so that all come round.</summary>
internal static class Draw
{
    public static IReadOnlyList<CheckBlock> Of(PoolBlock pool, Guid personId, int round)
    {
        var order = StableOrder.Of(pool.Checks, personId, pool.FullId, c => c.FullId);
        var size = Size(pool);
        var start = (int)((long)round * size % Math.Max(1, order.Count));
        return [.. Enumerable.Range(start, size).Select(i => order[i % order.Count])];
    }

    /// <summary>How many questions a draw has.</summary>
    public static int Size(PoolBlock pool) => Math.Min(pool.Draw, pool.Checks.Count);

    public static bool HasOthers(PoolBlock pool) => pool.Checks.Count > Size(pool);
}
