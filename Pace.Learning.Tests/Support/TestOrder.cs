using System.Security.Cryptography;
using System.Text;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(TestOrder))]
[assembly: TestMethodOrderer(typeof(TestOrder))]
[assembly: TestCaseOrderer(typeof(TestOrder))]

namespace Pace.Learning.Tests.Support;

/// <summary>
/// The same order on every machine: by themselves, tests run in an order that hangs on the folder they lie in, so that two which depend on each other fail
/// only somewhere else. To look for such, set <c>PACE_TEST_ORDER</c> to any word; each word gives an order of its own. Walks in the browser begin, being long:
/// the last to end would otherwise have a machine for itself.
/// </summary>
public sealed class TestOrder : ITestCollectionOrderer, ITestMethodOrderer, ITestCaseOrderer
{
    private static readonly string Word = Environment.GetEnvironmentVariable("PACE_TEST_ORDER") ?? "";

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderByDescending(c => c.TestCollectionDisplayName.Contains(".Browser.", StringComparison.Ordinal)).ThenBy(c => Place(NameOf(c)), StringComparer.Ordinal)];

    public IReadOnlyCollection<TTestMethod?> OrderTestMethods<TTestMethod>(IReadOnlyCollection<TTestMethod?> testMethods)
        where TTestMethod : notnull, ITestMethod =>
        [.. testMethods.OrderBy(m => Place(m?.MethodName ?? ""), StringComparer.Ordinal)];

    public IReadOnlyCollection<TTestCase> OrderTestCases<TTestCase>(IReadOnlyCollection<TTestCase> testCases)
        where TTestCase : notnull, ITestCase =>
        [.. testCases.OrderBy(c => Place(c.TestCaseDisplayName), StringComparer.Ordinal)];

    // After the name comes what hangs on the folder again.
    private static string NameOf(ITestCollection collection) => collection.TestCollectionDisplayName.Split(" (id:")[0];

    private static string Place(string name) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Word + name)));
}
