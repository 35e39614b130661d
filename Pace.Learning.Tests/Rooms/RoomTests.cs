using ArchUnitNET.Domain;

namespace Pace.Learning.Tests.Rooms;

/// <summary>Rooms call each other in one direction, and keep their tables to themselves.</summary>
public sealed class RoomTests
{
    [Fact]
    public void EveryType_StandsInARoomOfTheOrder() =>
        Assert.Empty(House.Types.Select(r => r.Key).Except(House.Rooms));

    [Theory]
    [MemberData(nameof(RoomsInOrder))]
    public void Room_NamesNoneThatStandsAboveIt(string room)
    {
        var above = House.Rooms.SkipWhile(r => r != room).Skip(1).ToHashSet();
        Assert.NotEmpty(House.Types[room]);
        AssertNamesNone(room, t => above.Contains(House.RoomOf(t)));
    }

    [Theory]
    [MemberData(nameof(RoomsInOrder))]
    public void Room_ReachesIntoNoOthersTables(string room) =>
        AssertNamesNone(room, t => House.RoomOf(t) != room && House.RoomOf(t) != "Platform" && Tables.Contains(t.FullName));

    public static TheoryData<string> RoomsInOrder => [.. House.Rooms];

    private static void AssertNamesNone(string room, Func<IType, bool> isForbidden)
    {
        var named = House.Types[room].SelectMany(type => House.NamedBy(type).Where(isForbidden).Select(other => $"{type.FullName} names {other.FullName}")).ToList();
        Assert.True(named.Count == 0, string.Join('\n', named));
    }

    private static readonly HashSet<string> Tables = [.. Entities(), .. House.Types.SelectMany(r => r).Where(t => t.Name.EndsWith("Tables", StringComparison.Ordinal)).Select(t => t.FullName)];

    private static IEnumerable<string> Entities()
    {
        var options = new DbContextOptionsBuilder<SqlitePaceDbContext>();
        DatabaseRegistration.UseSqlite(options, "Data Source=:memory:");
        using var db = new SqlitePaceDbContext(options.Options);
        return [.. db.Model.GetEntityTypes().Select(e => e.ClrType.FullName!).Where(n => n.StartsWith("Pace.", StringComparison.Ordinal))];
    }
}
