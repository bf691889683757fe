using System.Runtime.CompilerServices;

namespace Source.Intercom.Tests.Paging;

/// <summary>Ids are held in as few bytes as they need, and stay as different as they are.</summary>
public sealed class SeenCompaniesTests
{
    private readonly SeenCompanies _seen = new();

    [Fact]
    public void An_id_that_differs_in_one_digit_is_another_company()
    {
        const string Id = "66f1c0a2b7d3e4f5a6b7c8d9";
        string[] ids = [Id, .. Enumerable.Range(0, Id.Length).Select(digit => $"{Id[..digit]}{(Id[digit] == '0' ? '1' : '0')}{Id[(digit + 1)..]}")];

        ids.ShouldAllBe(id => _seen.Add(id, 5));
        ids.ShouldAllBe(id => !_seen.Add(id, 5));

        _seen.Counted.ShouldBe(25);
    }

    [Fact]
    public void The_lowest_id_and_the_highest_are_companies_like_any_other()
    {
        string[] ids = [new('0', 24), new('f', 24), "", new('0', 23), new('0', 25), new('F', 24)];

        ids.ShouldAllBe(id => _seen.Add(id, 5));
        ids.ShouldAllBe(id => !_seen.Add(id, 5));
    }

    [Fact]
    public void A_company_counts_once_in_each_count_whatever_its_versions()
    {
        for (var count = 0; count < 3; count++)
        {
            _seen.Add("a", count);
            _seen.Add("a", count + 1);
            _seen.Add("b", null);
            _seen.Counted.ShouldBe(2);
            _seen.CountAnew();
            _seen.Counted.ShouldBe(0);
        }
    }

    [Fact]
    public void What_was_handed_on_in_an_earlier_count_is_not_new()
    {
        _seen.Add("a", 5);
        _seen.CountAnew();

        _seen.Add("a", 5).ShouldBeFalse();
        _seen.Add("a", 4).ShouldBeTrue();
        _seen.Add("a", 5).ShouldBeTrue("a version that came back is one that was not the last");
    }

    [Fact]
    public void The_text_of_an_id_of_24_digits_is_not_kept()
    {
        var text = AddNewText();

        GC.Collect();

        text.IsAlive.ShouldBeFalse();
        _seen.Counted.ShouldBe(1);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private WeakReference AddNewText()
    {
        var id = new string('a', 24);
        _seen.Add(id, 5);
        return new WeakReference(id);
    }
}
