using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Pace.Learning.Web.Platform.Ledger.State;

/// <summary>One value of a row that the ledger holds: a property, or one of an owned object such as <c>End.At</c>.</summary>
internal sealed class RecordedColumn
{
    private readonly PropertyInfo[] path;

    private RecordedColumn(PropertyInfo[] path)
    {
        this.path = path;
        Name = string.Concat(path.Select(p => p.Name));
    }

    /// <summary>What the ledger calls it, such as <c>EndAt</c>; in capitals, so that it is never taken for a member of what was done.</summary>
    public string Name { get; }

    /// <summary>The properties that lead to it.</summary>
    public IReadOnlyList<string> Path => [.. path.Select(p => p.Name)];

    /// <exception cref="ArgumentException">It isn't a chain of one or two properties.</exception>
    public static RecordedColumn Of(LambdaExpression expression)
    {
        var properties = new Stack<PropertyInfo>();
        for (var at = Bare(expression.Body); at is not ParameterExpression; at = Bare(((MemberExpression)at).Expression!))
        {
            properties.Push(at is MemberExpression { Member: PropertyInfo property } ? property : throw NotProperties(expression));
        }
        return properties.Count is 1 or 2 ? new RecordedColumn([.. properties]) : throw NotProperties(expression);
    }

    /// <summary>The value as canonical JSON can hold it: times in UTC with microseconds, since no database of ours is finer; of bytes, their hash.</summary>
    public object? Read(object row)
    {
        object? value = row;
        foreach (var property in path)
        {
            value = value is null ? null : property.GetValue(value);
        }
        return value switch
        {
            DateTime time => time.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Enum or Guid => value.ToString(),
            byte[] bytes => Convert.ToHexStringLower(SHA256.HashData(bytes)),
            decimal number => number.ToString("0.####", CultureInfo.InvariantCulture),
            _ => value,
        };
    }

    /// <summary>Whether what is about to be saved has another value than what is stored.</summary>
    public bool IsChanged(EntityEntry entry)
    {
        if (path is [var property])
        {
            // What a row works out of other values isn't stored.
            return entry.Metadata.FindProperty(property.Name) is not null && entry.Property(property.Name).IsModified;
        }
        return entry.Reference(path[0].Name).TargetEntry is { } owned
            ? owned.State is EntityState.Added || owned.Property(path[1].Name).IsModified
            : HasLost(entry, path[0].Name);
    }

    // An owned object that was taken away is tracked still, apart from its owner.
    private static bool HasLost(EntityEntry entry, string owned) => entry.Context.ChangeTracker.Entries().Any(e =>
        e.State is EntityState.Deleted && e.Metadata.FindOwnership() is { } ownership && ownership.PrincipalEntityType == entry.Metadata && ownership.PrincipalToDependent!.Name == owned
        && ownership.Properties.Zip(ownership.PrincipalKey.Properties).All(p => Equals(e.Property(p.First.Name).CurrentValue, entry.Property(p.Second.Name).CurrentValue)));

    private static Expression Bare(Expression expression) =>
        expression is UnaryExpression { NodeType: ExpressionType.Convert } convert ? Bare(convert.Operand) : expression;

    private static ArgumentException NotProperties(LambdaExpression expression) => new($"{expression} names no property of a row.");
}
