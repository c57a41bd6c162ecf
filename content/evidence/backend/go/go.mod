module example.test/evidence

go 1.19
