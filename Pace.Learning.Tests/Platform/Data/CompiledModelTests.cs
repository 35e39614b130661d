using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Pace.Learning.Tests.Platform.Data;

/// <summary>The site starts with models that were compiled when the mapping last changed; they must say what the mapping says now.</summary>
public sealed class CompiledModelTests
{
    [Fact]
    public void Sqlite_SaysWhatTheMappingSays()
    {
        var options = new DbContextOptionsBuilder<SqlitePaceDbContext>();
        DatabaseRegistration.UseSqlite(options, "Data Source=:memory:");
        using var db = new SqlitePaceDbContext(options.Options);
        AssertUpToDate(db);
    }

    [Fact]
    public void Postgres_SaysWhatTheMappingSays()
    {
        var options = new DbContextOptionsBuilder<PostgresPaceDbContext>();
        DatabaseRegistration.UsePostgres(options, "Host=localhost");
        using var db = new PostgresPaceDbContext(options.Options);
        AssertUpToDate(db);
    }

    private static void AssertUpToDate(PaceDbContext db)
    {
        const string advice = "Run Pace.Learning.Design/compile-models.";
        var making = db.GetService<ModelCreationDependencies>();
        var fromMapping = making.ModelSource.GetModel(db, making, designTime: false);
        Assert.False(ReferenceEquals(fromMapping, db.Model), $"There is no compiled model for {db.GetType().Name}. {advice}");

        var expected = Describe(fromMapping);
        var compiled = Describe(db.Model);
        var same = expected.Zip(compiled).TakeWhile(lines => lines.First == lines.Second).Count();
        Assert.True(expected.SequenceEqual(compiled), $"""
            The compiled model for {db.GetType().Name} is out of date. {advice}
            The mapping says:  {expected.ElementAtOrDefault(same)}
            Compiled was:      {compiled.ElementAtOrDefault(same)}
            """);
    }

    // EF's own description leaves out what happens to a value on its way, so each property is asked for it.
    private static string[] Describe(IModel model) =>
    [
        .. model.GetEntityTypes().SelectMany(type => Lines(type.ToDebugString(MetadataDebugStringOptions.LongDefault)).Select(line => $"{type.Name}: {line}")),
        .. Lines(model.AnnotationsToDebugString()),
        .. Lines(model.GetRelationalModel().ToDebugString(MetadataDebugStringOptions.LongDefault)),
        .. model.GetEntityTypes().SelectMany(type => type.GetFlattenedProperties()).Select(DescribeValue),
    ];

    private static string DescribeValue(IProperty property)
    {
        var mapping = property.GetRelationalTypeMapping();
        var comparer = property.GetValueComparer();
        return string.Join(" | ", property.DeclaringType.Name, property.Name, mapping.StoreType, property.Sentinel,
            mapping.Converter?.ConvertToProviderExpression, mapping.Converter?.ConvertFromProviderExpression,
            comparer.EqualsExpression, comparer.SnapshotExpression, property.GetValueGeneratorFactory()?.Method);
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
