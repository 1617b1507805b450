(self.RTM = self.RTM || {}).measured = [["apple-m4-max-40-core","Q4_K_M",151,"151","llama.cpp, metal, acme/lab"]];
